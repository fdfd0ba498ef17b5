package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;

/** The client does not speak WebSocket; the connection ends with this reason. Carries no stack trace. */
final class WebSocketFault extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_UTF_8 = 1007;

    private final transient CloseReason reason;

    private WebSocketFault(CloseReason reason) {
        super(reason.sentence(), null, false, false);
        this.reason = reason;
    }

    static WebSocketFault protocol(String sentence) {
        return new WebSocketFault(new CloseReason(PROTOCOL_ERROR, sentence));
    }

    static WebSocketFault notUtf8() {
        return new WebSocketFault(new CloseReason(NOT_UTF_8, "That was not UTF-8."));
    }

    CloseReason reason() {
        return reason;
    }
}
