package chat.hubbub.conversation;

import chat.hubbub.broker.Broker;
import chat.hubbub.broker.Publication;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.room.RoomName;

/** What other nodes tell this one, as {@link OtherNodes} says it. Safe for any thread. */
public final class Hearsay {

    private static final int TYPING_WEIGHT = 256;

    private final Broker<RoomEvent> broker;
    private final NicknameClaims claims;

    Hearsay(Broker<RoomEvent> broker, NicknameClaims claims) {
        this.broker = broker;
        this.claims = claims;
    }

    /** Somebody is typing on another node; that they may was found out there. */
    public void typing(RoomName room, Nickname nickname) {
        RoomEvent event = new RoomEvent.Typing(room, nickname);
        broker.publish(
                room.value(), new Publication<>(event, Publication.UNSTORED, claims.wearer(nickname), TYPING_WEIGHT));
    }
}
