package chat.hubbub.conversation;

import chat.hubbub.identity.Claim;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.message.Appended;
import chat.hubbub.message.Content;
import chat.hubbub.message.Draft;
import chat.hubbub.message.MessageLog;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.By;
import chat.hubbub.moderation.Change;
import chat.hubbub.moderation.Command;
import chat.hubbub.moderation.Deed;
import chat.hubbub.moderation.Measure;
import chat.hubbub.moderation.RoleHolder;
import chat.hubbub.moderation.RoomRule;
import chat.hubbub.moderation.Span;
import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is done to rooms: everybody there waits, reads first, or stays out, and hears what is announced. May block on the disk. */
final class RoomOrder {

    private static final int MOST_RULES = 1_000;
    private static final int MOST_ROOMS = 500;

    private static final Answer FULL = Answer.of(Answer.Kind.UNAVAILABLE, "Too many rooms have rules of their own.");
    private static final Answer NOT_LOCKED = Answer.of(Answer.Kind.MALFORMED, "This room is not locked.");

    private final Authority authority;
    private final NicknameClaims claims;
    private final Owners owners;
    private final Presence presence;
    private final PrivateRooms privateRooms;
    private final MessageLog log;
    private final Clock clock;

    RoomOrder(
            Authority authority,
            NicknameClaims claims,
            Owners owners,
            Presence presence,
            PrivateRooms privateRooms,
            MessageLog log,
            Clock clock) {
        this.authority = authority;
        this.claims = claims;
        this.owners = owners;
        this.presence = presence;
        this.privateRooms = privateRooms;
        this.log = log;
        this.clock = clock;
    }

    /** Has everybody wait or newcomers read first, or no longer. */
    Answer rule(RoleHolder by, RoomName room, Command.Rule command) {
        if (command.span().isEmpty()) {
            List<RoomRule> there = standing(room, Set.of(command.kind()));
            if (!lift(by, there)) {
                return Answer.OVERTAKEN;
            }
            return Answer.done(there.isEmpty() ? "It was off already." : "It is off in " + room + " now.");
        }
        if (isFull()) {
            return FULL;
        }
        Duration span = command.span().get();
        impose(by, new RoomRule(room, command.kind(), span, Set.of(), by(by)), Span.words(span));
        return Answer.done(
                command.kind() == RoomRule.Kind.SLOW
                        ? "In " + room + " everybody says something every " + Span.words(span) + " at most."
                        : "In " + room + " newcomers read for " + Span.words(span) + " first.");
    }

    Answer lock(RoleHolder by, RoomName room, Command.Lock command) {
        if (isFull()) {
            return FULL;
        }
        Set<Person> inside = inside(room);
        for (RoomRule.Kind kind : RoomRule.Kind.values()) {
            if (command.kinds().contains(kind)) {
                Set<Person> guests = kind == RoomRule.Kind.ENTRY ? inside : Set.of();
                impose(by, new RoomRule(room, kind, Duration.ZERO, guests, by(by)), word(kind));
            }
        }
        return Answer.done(Stream.of(
                        command.kinds().contains(RoomRule.Kind.ENTRY) ? "Nobody new comes into " + room + "." : "",
                        command.kinds().contains(RoomRule.Kind.TALK) ? "Only moderators write in " + room + "." : "")
                .filter(sentence -> !sentence.isEmpty())
                .toArray(String[]::new));
    }

    Answer unlock(RoleHolder by, RoomName room) {
        List<RoomRule> there = standing(room, Set.of(RoomRule.Kind.ENTRY, RoomRule.Kind.TALK));
        if (!lift(by, there)) {
            return Answer.OVERTAKEN;
        }
        return there.isEmpty() ? NOT_LOCKED : Answer.done(room + " is open again.");
    }

    /**
     * Says something that stands out, in this room or in every public one where somebody is. Who is connected nowhere has the
     * nickname of their role for as long as that takes, unless somebody else has it.
     */
    CompletionStage<Answer> announce(RoleHolder by, RoomName room, Command.Announce command) {
        String content = Content.tidy(command.text());
        if (Content.flawOf(content).isPresent()) {
            return CompletableFuture.completedStage(
                    Answer.of(Answer.Kind.MALFORMED, Refusal.tooLong().sentence()));
        }
        List<RoomName> rooms = command.everywhere() ? publicRooms() : List.of(room);
        AuditEntry entry = AuditEntry.of(
                clock.instant(),
                owners.nameOf(by),
                Deed.ANNOUNCE,
                "",
                command.everywhere() ? Optional.empty() : Optional.of(room),
                "");
        Optional<Speaker> connected = claims.heldBy(by.person());
        if (connected.isPresent()) {
            return announce(connected.get(), rooms, content, entry);
        }
        Claim claim = claims.claim(by.nickname(), by.person());
        if (!(claim instanceof Claim.Granted granted)) {
            return CompletableFuture.completedStage(nameless(claim));
        }
        return CompletableFuture.completedStage(granted.badge().speaker())
                .thenCompose(speaker -> announce(speaker, rooms, content, entry))
                .whenComplete((answer, fault) -> claims.release(granted.badge()));
    }

    /** Whether somebody may see what this is about. */
    boolean isOpen(Measure measure, Person viewer) {
        return !(measure instanceof RoomRule rule) || privateRooms.mayEnter(rule.room(), viewer);
    }

    static AuditEntry entry(Clock clock, String actor, RoomRule rule, String detail) {
        boolean lock = rule.kind() == RoomRule.Kind.ENTRY || rule.kind() == RoomRule.Kind.TALK;
        boolean off = detail.equals("off");
        Deed deed = lock
                ? (off ? Deed.UNLOCK : Deed.LOCK)
                : Deed.valueOf(rule.kind().name());
        return AuditEntry.of(
                clock.instant(), actor, deed, "", Optional.of(rule.room()), lock ? word(rule.kind()) : detail);
    }

    private CompletionStage<Answer> announce(Speaker speaker, List<RoomName> rooms, String content, AuditEntry entry) {
        authority.act(List.of(), entry);
        List<CompletableFuture<Appended>> said = new ArrayList<>();
        for (RoomName each : rooms) {
            said.add(log.append(each, speaker, new Draft.Notice(content)).toCompletableFuture());
        }
        return CompletableFuture.allOf(said.toArray(CompletableFuture[]::new)).thenApply(all -> announced(said));
    }

    private static Answer nameless(Claim claim) {
        return claim instanceof Claim.Taken taken
                ? Answer.of(
                        Answer.Kind.FORBIDDEN,
                        "Somebody else is called " + taken.wanted()
                                + " now. Come in under another nickname, and announce it then.")
                : Answer.of(Answer.Kind.UNAVAILABLE, new Claim.Unavailable().sentence());
    }

    private static Answer announced(List<CompletableFuture<Appended>> said) {
        long stored = said.stream()
                .filter(one -> one.join() instanceof Appended.Stored)
                .count();
        return stored == said.size()
                ? Answer.done("Announced in " + (stored == 1 ? "1 room." : stored + " rooms."))
                : Answer.of(Answer.Kind.UNAVAILABLE, "Announced in " + stored + " of " + said.size() + " rooms.");
    }

    private List<RoomName> publicRooms() {
        return presence.occupied().keySet().stream()
                .filter(RoomName::isPublic)
                .limit(MOST_ROOMS)
                .toList();
    }

    private Set<Person> inside(RoomName room) {
        return presence.speakers(room).stream()
                .limit(RoomRule.MOST_INSIDE)
                .map(Speaker::person)
                .collect(Collectors.toSet());
    }

    private List<RoomRule> standing(RoomName room, Set<RoomRule.Kind> kinds) {
        return authority.rules().stream()
                .filter(rule -> rule.room().equals(room) && kinds.contains(rule.kind()))
                .toList();
    }

    private void impose(RoleHolder by, RoomRule rule, String detail) {
        authority.act(List.of(new Change.Impose(rule)), entry(clock, owners.nameOf(by), rule, detail));
    }

    /** Whether all of them were in force still. */
    private boolean lift(RoleHolder by, List<RoomRule> rules) {
        boolean all = true;
        for (RoomRule rule : rules) {
            all &= authority.act(List.of(new Change.Lift(rule)), entry(clock, owners.nameOf(by), rule, "off"));
        }
        return all;
    }

    private boolean isFull() {
        return authority.rules().size() >= MOST_RULES;
    }

    private By by(RoleHolder holder) {
        Instant now = clock.instant();
        return new By(holder.person(), owners.nameOf(holder), now);
    }

    private static String word(RoomRule.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
