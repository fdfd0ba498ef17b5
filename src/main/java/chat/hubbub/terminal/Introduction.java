package chat.hubbub.terminal;

import chat.hubbub.broker.CloseReason;
import chat.hubbub.broker.Subscriber;
import chat.hubbub.conversation.Doors;
import chat.hubbub.conversation.Refusal;
import chat.hubbub.conversation.RoomEvent;
import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.moderation.Address;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks for a nickname until there is one. An empty answer makes a guest, as it does at the other doors. */
final class Introduction {

    private static final CloseReason TOO_MANY_TRIES =
            new CloseReason(4003, "That was no nickname either. Please come back with one.");
    private static final CloseReason NOT_A_WEB_PAGE =
            new CloseReason(1002, "This is the door for terminals, not a web page.");

    /** Any web page can make a browser send one here, with lines of its choice behind it. */
    private static final Pattern HTTP_REQUEST = Pattern.compile("[A-Z]+ .+ HTTP/[0-9.]+ *");

    private static final CompletableFuture<Optional<Badge>> NOBODY =
            CompletableFuture.completedFuture(Optional.empty());

    private final Doors doors;
    private final NameDesk names;
    private final Address from;
    private final Subscriber<RoomEvent> client;
    private final Executor loop;
    private int triesLeft;
    private @Nullable CloseReason failure;

    Introduction(Doors doors, NameDesk names, Address from, Subscriber<RoomEvent> client, Executor loop, int tries) {
        this.doors = doors;
        this.names = names;
        this.from = from;
        this.client = client;
        this.loop = loop;
        this.triesLeft = tries;
    }

    /** Who this is now, if the answer was a nickname that is free; told at once, or to the connection's own thread. */
    CompletableFuture<Optional<Badge>> answer(String text) {
        if (HTTP_REQUEST.matcher(text).matches()) {
            failure = NOT_A_WEB_PAGE;
            return NOBODY;
        }
        Person person = Person.passerBy();
        Optional<Nickname> nickname = Nickname.parse(text);
        Optional<Refusal> refusal = doors.refusal(nickname, person, from);
        if (refusal.isPresent()) {
            failure = CloseReason.refused(refusal.get().sentence());
            return NOBODY;
        }
        if (nickname.isEmpty() && !text.isBlank()) {
            askAgain(Nickname.RULE);
            return NOBODY;
        }
        return names.claim(nickname, person, from, loop).thenApply(claim -> answered(claim, text));
    }

    void askAgain(String sentence) {
        client.send(Wording.refusal(sentence));
        if (--triesLeft == 0) {
            failure = TOO_MANY_TRIES;
        }
    }

    /** Why it is no use to go on asking, or null. */
    @Nullable CloseReason failure() {
        return failure;
    }

    private Optional<Badge> answered(Claim claim, String typed) {
        if (claim instanceof Claim.Granted granted) {
            return Optional.of(named(granted.badge(), typed));
        }
        askAgain(((Claim.Refused) claim).sentence());
        return Optional.empty();
    }

    private Badge named(Badge badge, String typed) {
        if (!badge.speaker().nickname().value().equals(typed.strip())) {
            client.send(Wording.notice("You are " + badge.speaker().nickname() + "."));
        }
        return badge;
    }
}
