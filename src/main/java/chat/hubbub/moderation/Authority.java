package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who may keep order here, and what they decided. What is decided is durable before it holds, and ends by itself when its time
 * is over. Nothing of it holds for owners and moderators themselves. Safe for any thread.
 */
public final class Authority {

    /** More would make every message pay; whoever needs so many has another problem. */
    public static final int MOST_SANCTIONS = 1_000;

    private static final Verdict ALLOWED = new Verdict.Allowed();

    private final ModerationJournal journal;
    private final byte[] key;
    private final Roles roles;
    private final Measures measures;
    private final Turns turns;

    /**
     * @param clock by which bans and mutes end
     * @param steadyClock by which people wait for their turn
     */
    public Authority(ModerationJournal journal, Clock clock, Clock steadyClock, Spending spending) {
        ModerationJournal.Kept kept = journal.recall();
        this.journal = journal;
        this.turns = new Turns(steadyClock, spending);
        this.key = kept.key();
        this.roles = new Roles(kept.holders());
        this.measures = new Measures(clock, kept.measures());
    }

    public Optional<RoleHolder> holder(Person person) {
        return roles.of(person);
    }

    /** Everybody with a role, owners first. */
    public List<RoleHolder> holders() {
        return roles.all();
    }

    /** Bans and mutes whose time is not over. */
    public List<Sanction> sanctions() {
        return measures.sanctions();
    }

    /** At a glance: so that where nobody is banned or muted, nothing is looked at. */
    public boolean hasSanctions() {
        return measures.hasSanctions();
    }

    public List<RoomRule> rules() {
        return measures.rules();
    }

    /** Where somebody comes from, as it may be kept. */
    public Optional<Origin> origin(Address address) {
        return Origin.of(address, key);
    }

    /**
     * Makes changes durable, and then has them hold. May block on the disk.
     *
     * @return false, and nothing changes, where something that is to be lifted is not in force as it was known: another node was
     *     faster, and what it did is known from now on
     */
    public synchronized boolean act(List<Change> changes, AuditEntry entry) {
        boolean written = journal.write(changes, entry);
        if (written) {
            changes.forEach(this::apply);
        } else {
            reload();
        }
        return written;
    }

    /** Has what the journal holds be what holds, as others may write to it too. May block on the disk; nobody else waits. */
    public synchronized void reload() {
        ModerationJournal.Kept kept = journal.recall();
        roles.replace(kept.holders());
        measures.replace(kept.measures());
    }

    /** The newest lines of the audit log before one of them, the newest first. May block on the disk. */
    public List<AuditEntry> audit(long before, int most) {
        return journal.audit(before, most);
    }

    /** Whether somebody may be here at all, under this nickname and from there. */
    public Verdict examine(Optional<Nickname> nickname, Person person, Optional<Origin> origin) {
        return measures.left(Sanction.Kind.BAN, nickname, person, origin)
                .filter(left -> roles.of(person).isEmpty())
                .<Verdict>map(Verdict.Banned::new)
                .orElse(ALLOWED);
    }

    /** Whether somebody may come into a room. */
    public Verdict examineEntry(Speaker speaker, RoomName room) {
        Verdict here = examine(Optional.of(speaker.nickname()), speaker.person(), Optional.empty());
        boolean closed = measures.rule(room, RoomRule.Kind.ENTRY)
                .filter(rule -> !rule.inside().contains(speaker.person()))
                .isPresent();
        return here.equals(ALLOWED) && closed && roles.of(speaker.person()).isEmpty() ? new Verdict.Closed() : here;
    }

    /** Whether somebody may change something in a room, and be it that they type. */
    public Verdict examineDoing(Speaker speaker, RoomName room, Duration knownFor) {
        Verdict here = examineEntry(speaker, room);
        return here.equals(ALLOWED) ? examineSpeech(speaker, room, knownFor) : here;
    }

    /** Whether somebody may be called otherwise from now on. */
    public Verdict examineRenaming(Speaker speaker, Nickname wanted) {
        Verdict here = examine(Optional.of(wanted), speaker.person(), Optional.empty());
        if (!here.equals(ALLOWED) || roles.of(speaker.person()).isPresent()) {
            return here;
        }
        return measures.left(Sanction.Kind.MUTE, Optional.of(speaker.nickname()), speaker.person(), Optional.empty())
                .<Verdict>map(Verdict.Muted::new)
                .orElse(ALLOWED);
    }

    /** Whether it is somebody's turn to say something in a room, which takes it. */
    public Verdict takeTurn(Speaker speaker, RoomName room) {
        Optional<RoomRule> slow = measures.rule(room, RoomRule.Kind.SLOW);
        if (slow.isEmpty() || roles.of(speaker.person()).isPresent()) {
            return ALLOWED;
        }
        Duration wait = turns.take(room, speaker.person(), slow.get().span());
        return wait.isZero() ? ALLOWED : new Verdict.Slow(wait);
    }

    /** Somebody took their turn on another node. */
    public void charge(Spent.Turn turn) {
        turns.charge(turn);
    }

    private Verdict examineSpeech(Speaker speaker, RoomName room, Duration knownFor) {
        if (roles.of(speaker.person()).isPresent()) {
            return ALLOWED;
        }
        Optional<Duration> muted =
                measures.left(Sanction.Kind.MUTE, Optional.of(speaker.nickname()), speaker.person(), Optional.empty());
        if (muted.isPresent()) {
            return new Verdict.Muted(muted.get());
        }
        if (measures.rule(room, RoomRule.Kind.TALK).isPresent()) {
            return new Verdict.Silenced();
        }
        return measures.rule(room, RoomRule.Kind.NEWCOMERS)
                .map(rule -> rule.span().minus(knownFor))
                .filter(left -> !left.isNegative() && !left.isZero())
                .<Verdict>map(Verdict.Newcomer::new)
                .orElse(ALLOWED);
    }

    private void apply(Change change) {
        if (change instanceof Change.Appoint appoint) {
            roles.put(appoint.holder());
        } else if (change instanceof Change.Dismiss dismiss) {
            roles.remove(dismiss.person());
        } else if (change instanceof Change.Impose impose) {
            measures.put(impose.measure());
        } else if (change instanceof Change.Lift lift) {
            measures.remove(lift.measure());
        }
    }
}
