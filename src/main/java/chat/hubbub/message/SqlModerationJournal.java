package chat.hubbub.message;

import chat.hubbub.identity.Person;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.By;
import chat.hubbub.moderation.Change;
import chat.hubbub.moderation.Measure;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.Origin;
import chat.hubbub.moderation.OwnerLink;
import chat.hubbub.moderation.RoleHolder;
import chat.hubbub.moderation.RoomRule;
import chat.hubbub.moderation.Sanction;
import chat.hubbub.room.RoomName;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps roles, what is in force, and the audit log beside the log. */
final class SqlModerationJournal implements ModerationJournal {

    /** The clocks of nodes differ a little: what is over by one of them is not gone for the others at once. */
    private static final Duration KEPT_WHEN_OVER = Duration.ofDays(1);

    private static final String KEY = "origin-key";
    private static final String LINK = "owner-link";

    private final SqlBook book;
    private final BookClock bookClock;
    private final Clock clock;

    /**
     * @param bookClock by which it is forgotten what is over
     * @param clock by which it is over
     */
    SqlModerationJournal(ConnectionSource source, ChangeCount count, BookClock bookClock, Clock clock) {
        this.book = new SqlBook(source, count, "Who keeps order here cannot be read or written");
        this.bookClock = bookClock;
        this.clock = clock;
    }

    @Override
    public Kept recall() {
        return book.write(journal -> {
            Instant forgotten = bookClock.now(journal).minus(KEPT_WHEN_OVER);
            journal.update("DELETE FROM sanction WHERE until <= ?", forgotten.toEpochMilli());
            List<Measure> measures = new ArrayList<>();
            measures.addAll(journal.rows("""
                    SELECT by_person, by_nickname, at, kind, nickname, person, origin, until FROM sanction
                    WHERE until > ? ORDER BY at""", SqlModerationRows::sanction, clock.millis()));
            measures.addAll(journal.rows(
                    "SELECT by_person, by_nickname, at, kind, room, span, inside FROM room_rule ORDER BY at",
                    SqlModerationRows::rule));
            List<RoleHolder> holders =
                    journal.rows("SELECT person, role, nickname, since FROM role_holder", SqlModerationRows::holder);
            return new Kept(holders, measures, journal.keep(KEY, SqlBook::freshSecret));
        });
    }

    @Override
    public boolean write(List<Change> changes, AuditEntry entry) {
        return book.change(journal -> {
            journal.count();
            for (Change change : changes) {
                if (!write(journal, change)) {
                    journal.giveUp();
                    return false;
                }
            }
            audit(journal, entry);
            return true;
        });
    }

    @Override
    public List<AuditEntry> audit(long before, int most) {
        return book.read(journal -> journal.rows(
                "SELECT id, at, actor, deed, subject, room, detail FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?",
                SqlModerationRows::entry,
                before,
                most));
    }

    @Override
    public OwnerLink.State ownerLink() {
        return book.read(journal -> journal.meta(LINK))
                .map(OwnerLink.State::new)
                .orElse(OwnerLink.State.NONE);
    }

    @Override
    public void keep(OwnerLink.State state) {
        book.write(journal -> journal.update("""
                INSERT INTO meta (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value""", LINK, state.hash()));
    }

    @Override
    public boolean keepFirst(OwnerLink.State state) {
        return book.write(journal -> journal.putMetaIfAbsent(LINK, state.hash()));
    }

    private static boolean write(JournalConnection journal, Change change) throws SQLException {
        if (change instanceof Change.Lift lift) {
            return lift(journal, lift.measure());
        }
        if (change instanceof Change.Appoint appoint) {
            appoint(journal, appoint.holder());
        } else if (change instanceof Change.Dismiss dismiss) {
            journal.update(
                    "DELETE FROM role_holder WHERE person = ?", dismiss.person().id());
        } else if (change instanceof Change.Impose impose) {
            impose(journal, impose.measure());
        }
        return true;
    }

    /** Whoever cannot be met again is not worth keeping. */
    private static void appoint(JournalConnection journal, RoleHolder holder) throws SQLException {
        if (holder.person().canReturn()) {
            journal.update(
                    """
                    INSERT INTO role_holder (person, role, nickname, since) VALUES (?, ?, ?, ?)
                    ON CONFLICT (person) DO UPDATE
                    SET role = excluded.role, nickname = excluded.nickname, since = excluded.since""",
                    holder.person().id(),
                    holder.role().name(),
                    holder.nickname().value(),
                    holder.since().toEpochMilli());
        }
    }

    private static void impose(JournalConnection journal, Measure measure) throws SQLException {
        By by = measure.by();
        if (measure instanceof Sanction sanction) {
            journal.update(
                    """
                    INSERT INTO sanction
                    (kind, skeleton, nickname, person, origin, until, by_person, by_nickname, at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (kind, skeleton) DO UPDATE
                    SET nickname = excluded.nickname, person = excluded.person, origin = excluded.origin,
                    until = excluded.until, by_person = excluded.by_person, by_nickname = excluded.by_nickname,
                    at = excluded.at""",
                    sanction.kind().name(),
                    sanction.skeleton().value(),
                    sanction.nickname().value(),
                    sanction.person().map(Person::id).orElse(null),
                    sanction.origin().map(Origin::seal).orElse(null),
                    sanction.until().toEpochMilli(),
                    by.person().id(),
                    by.nickname(),
                    by.at().toEpochMilli());
        } else if (measure instanceof RoomRule rule) {
            journal.update(
                    """
                    INSERT INTO room_rule (room, kind, span, inside, by_person, by_nickname, at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (room, kind) DO UPDATE
                    SET span = excluded.span, inside = excluded.inside, by_person = excluded.by_person,
                    by_nickname = excluded.by_nickname, at = excluded.at""",
                    rule.room().value(),
                    rule.kind().name(),
                    rule.span().toMillis(),
                    rule.inside().stream().map(Person::id).sorted().collect(Collectors.joining(" ")),
                    by.person().id(),
                    by.nickname(),
                    by.at().toEpochMilli());
        }
    }

    /** Lifts this alone: something else that took its place meanwhile is not what anybody meant. */
    private static boolean lift(JournalConnection journal, Measure measure) throws SQLException {
        By by = measure.by();
        if (measure instanceof Sanction sanction) {
            return journal.update(
                            "DELETE FROM sanction WHERE kind = ? AND skeleton = ? AND by_person = ? AND at = ?",
                            sanction.kind().name(),
                            sanction.skeleton().value(),
                            by.person().id(),
                            by.at().toEpochMilli())
                    > 0;
        }
        RoomRule rule = (RoomRule) measure;
        return journal.update(
                        "DELETE FROM room_rule WHERE room = ? AND kind = ? AND by_person = ? AND at = ?",
                        rule.room().value(),
                        rule.kind().name(),
                        by.person().id(),
                        by.at().toEpochMilli())
                > 0;
    }

    private static void audit(JournalConnection journal, AuditEntry entry) throws SQLException {
        journal.update(
                "INSERT INTO audit (at, actor, deed, subject, room, detail) VALUES (?, ?, ?, ?, ?, ?)",
                entry.at().toEpochMilli(),
                entry.actor(),
                entry.deed().name(),
                entry.subject(),
                entry.room().map(RoomName::value).orElse(null),
                entry.detail());
        journal.update("DELETE FROM audit WHERE id <= (SELECT max(id) FROM audit) - ?", MOST_AUDITED);
    }
}
