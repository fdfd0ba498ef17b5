package chat.hubbub.stomp;

import chat.hubbub.conversation.Refusal;
import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.SealedOrigin;
import chat.hubbub.identity.Secret;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Who a client is, and under which nickname it comes in. May wait where the claims may. */
final class Admission {

    private final StompSessions sessions;
    private final Caller caller;

    Admission(StompSessions sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    /** @param refuse is told why, where nobody is let in */
    Optional<Badge> admit(StompFrame frame, Consumer<Refusal> refuse) {
        String login = frame.header("login").orElse("");
        Person person = person(frame.header("passcode").orElse(""));
        Optional<Nickname> nickname = Nickname.parse(login);
        Optional<Refusal> refusal = sessions.doors().refusal(nickname, person, caller.address());
        if (refusal.isPresent()) {
            refuse.accept(refusal.get());
            return Optional.empty();
        }
        if (nickname.isEmpty() && !login.isBlank()) {
            refuse.accept(Refusal.of(Refusal.Code.NICKNAME_INVALID, Nickname.RULE));
            return Optional.empty();
        }
        Claim claim = claim(nickname, person);
        if (claim instanceof Claim.Refused refused) {
            refuse.accept(Refusal.of(refused));
            return Optional.empty();
        }
        return Optional.of(((Claim.Granted) claim).badge());
    }

    private Claim claim(Optional<Nickname> nickname, Person person) {
        Supplier<Optional<SealedOrigin>> origin = () -> sessions.doors().originOf(caller.address());
        return nickname.isPresent()
                ? sessions.claims().claim(nickname.get(), person, origin)
                : sessions.claims().claimGuest(person, origin);
    }

    /** A secret that is shown counts before one that a browser keeps. */
    private Person person(String passcode) {
        if (!passcode.isEmpty()) {
            if (!Secret.allows(passcode)) {
                throw new BrokenFrame("The passcode is too long.");
            }
            return new Secret(passcode).person();
        }
        return caller.cookie().map(Secret::person).orElseGet(Person::passerBy);
    }
}
