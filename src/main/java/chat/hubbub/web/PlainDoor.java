package chat.hubbub.web;

import chat.hubbub.conversation.Conversation;
import chat.hubbub.conversation.Farewell;
import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets somebody speak who has no connection: a nickname is theirs while they say one line, and kept for them after it. */
@Component
class PlainDoor {

    private final NicknameClaims claims;
    private final Conversation conversation;

    PlainDoor(NicknameClaims claims, Conversation conversation) {
        this.claims = claims;
        this.conversation = conversation;
    }

    /** Waits for nothing; the answer is given exactly once, by whichever thread knows it. */
    void speak(RoomName room, Person person, PlainPost post, PlainAnswer answer) {
        Optional<Nickname> nickname = Nickname.parse(post.nickname());
        if (Farewell.isOne(post.text())) {
            answer.goodbye();
        } else if (post.nickname().isEmpty()) {
            answer.refuse(PlainProblem.NICKNAME_EMPTY);
        } else if (nickname.isEmpty()) {
            answer.refuse(PlainProblem.NICKNAME_INVALID);
        } else if (claims.claim(nickname.get(), person) instanceof Claim.Granted granted) {
            say(room, granted.badge(), post, answer);
        } else {
            answer.refuse(PlainProblem.NICKNAME_TAKEN);
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
