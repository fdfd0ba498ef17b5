package chat.hubbub.web;

import chat.hubbub.conversation.Conversation;
import chat.hubbub.conversation.Doors;
import chat.hubbub.conversation.Farewell;
import chat.hubbub.conversation.NewRooms;
import chat.hubbub.conversation.Refusal;
import chat.hubbub.conversation.Rulings;
import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Excess;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Quotas;
import chat.hubbub.moderation.Visit;
import chat.hubbub.room.RoomName;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets somebody speak who has no connection: a nickname is theirs while they say one line, and kept for them after it. */
@Component
class PlainDoor {

    private final NicknameClaims claims;
    private final Conversation conversation;
    private final Quotas quotas;
    private final NewRooms newRooms;
    private final Doors doors;
    private final Rulings rulings;

    PlainDoor(
            NicknameClaims claims,
            Conversation conversation,
            Quotas quotas,
            NewRooms newRooms,
            Doors doors,
            Rulings rulings) {
        this.quotas = quotas;
        this.newRooms = newRooms;
        this.rulings = rulings;
        this.doors = doors;
        this.claims = claims;
        this.conversation = conversation;
    }

    /** Waits for nothing but other nodes, if there are any; the answer is given exactly once, by whichever thread knows it. */
    void speak(RoomName room, Person person, PlainPost post, Address from, PlainAnswer answer) {
        Optional<Nickname> nickname = Nickname.parse(post.nickname());
        Optional<Excess> excess = examine(room, from);
        if (excess.isPresent()) {
            answer.refuse(excess.get());
        } else if (doors.refusal(nickname, person, from).isPresent()) {
            answer.refuse(PlainProblem.BANNED);
        } else if (Farewell.isOne(post.text())) {
            answer.goodbye();
        } else if (post.nickname().isEmpty()) {
            answer.refuse(PlainProblem.NICKNAME_EMPTY);
        } else if (nickname.isEmpty()) {
            answer.refuse(PlainProblem.NICKNAME_INVALID);
        } else if (isOrder(person, post.text())) {
            rulings.obey(person, room, post.text()).thenAccept(answer::obeyed);
        } else {
            say(room, claims.claim(nickname.get(), person, () -> doors.originOf(from)), post, answer);
        }
    }

    /** To say a line this way is to connect, since a nickname is kept for it, and to write. */
    private Optional<Excess> examine(RoomName room, Address from) {
        Visit visit = quotas.visit(from);
        try {
            return quotas.connect(from)
                    .or(() -> visit.take(Limit.MESSAGES_PER_ADDRESS))
                    .or(() -> newRooms.write(room, visit));
        } finally {
            visit.end();
        }
    }

    /** Whoever keeps order gets no command wrong in public. */
    private boolean isOrder(Person person, String text) {
        return text.startsWith("/") && !text.startsWith("//") && rulings.keepsOrder(person);
    }

    private void say(RoomName room, Claim claim, PlainPost post, PlainAnswer answer) {
        if (claim instanceof Claim.Granted granted) {
            say(room, granted.badge(), post, answer);
        } else {
            answer.refuse(PlainProblem.of(Refusal.of((Claim.Refused) claim).code()));
        }
    }

    private void say(RoomName room, Badge badge, PlainPost post, PlainAnswer answer) {
        answer.remember(badge.speaker().nickname());
        conversation
                .say(badge, room, post.text(), Optional.of(post.act()))
                .whenComplete((said, failure) -> claims.release(badge))
                .thenAccept(answer::said);
    }
}
