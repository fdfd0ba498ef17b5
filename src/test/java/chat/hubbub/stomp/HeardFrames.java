package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a decoder made of what a client sent, as lines. */
final class HeardFrames implements WebSocketDecoder.Listener {

    private final List<String> heard = new ArrayList<>();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    /** The last line is {@code fault} and its code if the client broke the rules. */
    static List<String> of(byte[] bytes, Pieces pieces, Random random) {
        HeardFrames heard = new HeardFrames();
        WebSocketDecoder decoder = new WebSocketDecoder(heard);
        try {
            pieces.feed(bytes, random, decoder::decode);
        } catch (WebSocketFault fault) {
            heard.heard.add("fault " + fault.reason().code());
        }
        return heard.heard;
    }

    @Override
    public void onData(ByteBuffer piece, boolean lastOfMessage) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        message.writeBytes(bytes);
        if (lastOfMessage) {
            heard.add("message " + message.toString(StandardCharsets.UTF_8));
            message.reset();
        }
    }

    @Override
    public void onPing(byte[] payload) {
        heard.add("ping " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void onPong() {
        heard.add("pong");
    }

    @Override
    public void onClose(CloseReason reason) {
        heard.add("close " + reason.code());
    }
}
