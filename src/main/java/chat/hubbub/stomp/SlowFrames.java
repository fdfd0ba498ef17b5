package chat.hubbub.stomp;

import chat.hubbub.conversation.Conversation;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.room.RoomName;

/** What clients ask for that may wait for a disk or for other nodes: no thread does it that reads for many of them. */
final class SlowFrames {

    private final NicknameClaims claims;
    private final Conversation conversation;

    SlowFrames(NicknameClaims claims, Conversation conversation) {
        this.claims = claims;
        this.conversation = conversation;
    }

    /** To join a room is to look into its log; a private one keeps the nicknames of those who belong to it. */
    boolean include(StompFrame frame) {
        return switch (frame.command()) {
            case "CONNECT", "STOMP" -> claims.mayWait();
            case "SUBSCRIBE", "COMMIT" -> true;
            case "SEND" ->
                frame.header("destination").filter(this::isSlowToSendTo).isPresent();
            default -> false;
        };
    }

    /** Into a private room, as long as nobody here knows who may say anything there. */
    private boolean isSlowToSendTo(String destination) {
        return destination.equals(Destination.NICK)
                || RoomName.parse(destination.substring(destination.lastIndexOf('/') + 1))
                        .filter(conversation::mayWait)
                        .isPresent();
    }
}
