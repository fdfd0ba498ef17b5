package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.By;
import chat.hubbub.moderation.Change;
import chat.hubbub.moderation.Command;
import chat.hubbub.moderation.Deed;
import chat.hubbub.moderation.Measure;
import chat.hubbub.moderation.Origin;
import chat.hubbub.moderation.Role;
import chat.hubbub.moderation.RoleHolder;
import chat.hubbub.moderation.RoomRule;
import chat.hubbub.moderation.Sanction;
import chat.hubbub.moderation.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is done to people: they are sent away, silenced, let off, and made moderators. May block on the disk. */
final class Discipline {

    /** Or a program would be back at once. */
    static final Duration KICK = Duration.ofMinutes(1);

    private static final Answer FULL = Answer.of(
            Answer.Kind.UNAVAILABLE,
            "As many are banned and muted as can be: " + Authority.MOST_SANCTIONS + ". Lift some first.");

    private final Authority authority;
    private final NicknameClaims claims;
    private final Owners owners;
    private final Doors doors;
    private final Clock clock;

    Discipline(Authority authority, NicknameClaims claims, Owners owners, Doors doors, Clock clock) {
        this.authority = authority;
        this.claims = claims;
        this.owners = owners;
        this.doors = doors;
        this.clock = clock;
    }

    /** Sends away, bans, mutes, or lets off. */
    Answer apply(RoleHolder by, Command command) {
        if (command instanceof Command.Pardon pardon) {
            return pardon(by, pardon);
        }
        if (command instanceof Command.Kick kick) {
            return sanction(by, Deed.KICK, Sanction.Kind.BAN, kick.who(), KICK, kick.reason(), false);
        }
        if (command instanceof Command.Ban ban) {
            return sanction(by, Deed.BAN, Sanction.Kind.BAN, ban.who(), ban.span(), ban.reason(), ban.address());
        }
        Command.Mute mute = (Command.Mute) command;
        return sanction(by, Deed.MUTE, Sanction.Kind.MUTE, mute.who(), mute.span(), mute.reason(), false);
    }

    /** Makes somebody who is here a moderator, or no longer one. */
    Answer appoint(RoleHolder by, Command.Mod mod) {
        Optional<Person> person = claims.holder(mod.who()).map(Speaker::person);
        Optional<RoleHolder> known = person.flatMap(authority::holder).or(() -> holderNamed(mod.who()));
        if (!mod.on()) {
            return known.filter(holder -> holder.role() == Role.MODERATOR)
                    .map(holder -> dismiss(by, holder))
                    .orElseGet(() -> nobody(mod.who() + " is no moderator."));
        }
        if (person.isEmpty()) {
            return nobody("Nobody here is called " + mod.who() + ".");
        }
        if (authority.holder(person.get()).isPresent()) {
            return nobody(mod.who() + " keeps order here already.");
        }
        RoleHolder holder = new RoleHolder(person.get(), Role.MODERATOR, mod.who(), clock.instant());
        authority.act(
                List.of(new Change.Appoint(holder)),
                entry(by, Deed.MOD, mod.who().value(), ""));
        return Answer.done(mod.who() + " is a moderator now"
                + (person.get().canReturn() ? "." : ", as long as this connection lasts: they showed no secret."));
    }

    Answer dismiss(RoleHolder by, RoleHolder other) {
        boolean own = by.person().equals(other.person());
        authority.act(
                List.of(new Change.Dismiss(other.person())),
                entry(by, own ? Deed.RESIGN : Deed.UNMOD, other.nickname().value(), ""));
        return Answer.done(other.nickname() + " has no role any more.");
    }

    /** Lifts what is in force. */
    Answer lift(RoleHolder by, Measure measure) {
        if (measure instanceof Sanction sanction) {
            Deed deed = sanction.kind() == Sanction.Kind.BAN ? Deed.UNBAN : Deed.UNMUTE;
            boolean lifted = authority.act(
                    List.of(new Change.Lift(sanction)),
                    entry(by, deed, sanction.nickname().value(), ""));
            return lifted ? Answer.done(sanction.nickname() + " is let off.") : Answer.OVERTAKEN;
        }
        RoomRule rule = (RoomRule) measure;
        boolean lifted =
                authority.act(List.of(new Change.Lift(rule)), RoomOrder.entry(clock, owners.nameOf(by), rule, "off"));
        return lifted ? Answer.done("That no longer holds in " + rule.room() + ".") : Answer.OVERTAKEN;
    }

    private Answer pardon(RoleHolder by, Command.Pardon pardon) {
        return authority.sanctions().stream()
                .filter(sanction -> sanction.kind() == pardon.kind())
                .filter(sanction -> sanction.skeleton().equals(pardon.who().skeleton()))
                .findFirst()
                .map(sanction -> lift(by, sanction))
                .orElseGet(() -> nobody(
                        pardon.who() + " is not " + (pardon.kind() == Sanction.Kind.BAN ? "banned." : "muted.")));
    }

    private Answer sanction(
            RoleHolder by, Deed deed, Sanction.Kind kind, Nickname who, Duration span, String reason, boolean address) {
        Optional<Person> person = claims.holder(who).map(Speaker::person);
        if (person.flatMap(authority::holder).isPresent()) {
            return Answer.of(Answer.Kind.FORBIDDEN, who + " keeps order here too.");
        }
        if (deed == Deed.KICK && person.isEmpty()) {
            return nobody("Nobody here is called " + who + ".");
        }
        if (authority.sanctions().size() >= Authority.MOST_SANCTIONS) {
            return FULL;
        }
        Instant now = clock.instant();
        Optional<Origin> origin = address ? originOf(who) : Optional.empty();
        if (address && origin.isEmpty()) {
            return nobody("It is not known where " + who + " comes from. /ban works without.");
        }
        Sanction sanction = new Sanction(
                kind, who, who.skeleton(), person, origin, now.plus(span), new By(by.person(), owners.nameOf(by), now));
        String detail = Stream.of(Span.words(span), address ? "+address" : "", reason)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        authority.act(List.of(new Change.Impose(sanction)), entry(by, deed, who.value(), detail));
        return Answer.done(told(deed, who, span, kind == Sanction.Kind.BAN ? doors.clear() : 0, address));
    }

    private Optional<Origin> originOf(Nickname who) {
        return doors.addressOf(who)
                .flatMap(authority::origin)
                .or(() -> claims.originOf(who).map(origin -> new Origin(origin.seal())));
    }

    private static String told(Deed deed, Nickname who, Duration span, int ended, boolean address) {
        String time = " for " + Span.words(span) + ".";
        return switch (deed) {
            case KICK -> who + " was sent away, and can come back in " + Span.words(span) + ".";
            case BAN ->
                who + " is banned" + (address ? ", with all who come from the same address," : "") + time
                        + " Connections ended: " + ended + ".";
            default -> who + " is muted" + time;
        };
    }

    private Optional<RoleHolder> holderNamed(Nickname nickname) {
        return authority.holders().stream()
                .filter(holder -> holder.nickname().skeleton().equals(nickname.skeleton()))
                .findFirst();
    }

    private AuditEntry entry(RoleHolder by, Deed deed, String subject, String detail) {
        return AuditEntry.of(clock.instant(), owners.nameOf(by), deed, subject, Optional.empty(), detail);
    }

    private static Answer nobody(String sentence) {
        return Answer.of(Answer.Kind.MALFORMED, sentence);
    }
}
