package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a client (RFC 6455, section 5) from bytes that arrive in pieces of any size. Payloads are handed on
 * piece by piece and never kept, so that no message is ever held whole. Not safe for several threads.
 */
final class WebSocketDecoder {

    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0f;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int MASK_BYTES = 4;

    private final Listener listener;
    private final Utf8Check utf8 = new Utf8Check();
    private Step step = Step.FIRST;
    private boolean last;
    private int opcode;
    private byte message = WebSocketFrame.CONTINUATION;
    private int wanted;
    private long length;
    private int mask;
    private @Nullable ByteBuffer control;

    /** Hears what a client says. The buffers it is given are its own only until it returns. */
    interface Listener {

        /** A piece of a message. */
        void onData(ByteBuffer piece, boolean lastOfMessage);

        void onPing(byte[] payload);

        void onPong();

        /** The client ends it, for this reason, or {@link CloseReason#NONE}; its sentence is left out. */
        void onClose(CloseReason reason);
    }

    private enum Step {
        FIRST,
        SECOND,
        LONG_LENGTH,
        MASK,
        PAYLOAD,
        /** The client said goodbye: what comes after that counts for nothing. */
        OVER
    }

    WebSocketDecoder(Listener listener) {
        this.listener = listener;
    }

    /**
     * Takes all bytes; masks are taken off in the buffer itself.
     *
     * @throws WebSocketFault if this is not WebSocket; nothing more may be decoded then
     */
    void decode(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            switch (step) {
                case FIRST -> takeFirst(bytes.get() & 0xff);
                case SECOND -> takeSecond(bytes.get() & 0xff);
                case LONG_LENGTH -> takeLength(bytes.get() & 0xff);
                case MASK -> takeMask(bytes.get() & 0xff);
                case PAYLOAD -> takePayload(bytes);
                case OVER -> bytes.position(bytes.limit());
            }
        }
    }

    private void takeFirst(int b) {
        last = (b & FIN) != 0;
        opcode = b & OPCODE;
        if ((b & RESERVED) != 0) {
            throw WebSocketFault.protocol("Reserved bits are set.");
        } else if (isControl()) {
            checkControl();
        } else if (opcode > WebSocketFrame.BINARY) {
            throw WebSocketFault.protocol("There is no such opcode.");
        } else {
            beginOrContinue();
        }
        step = Step.SECOND;
    }

    private void checkControl() {
        if (opcode > WebSocketFrame.PONG) {
            throw WebSocketFault.protocol("There is no such opcode.");
        } else if (!last) {
            throw WebSocketFault.protocol("A control frame is in pieces.");
        }
    }

    private void beginOrContinue() {
        boolean inside = message != WebSocketFrame.CONTINUATION;
        if (inside != (opcode == WebSocketFrame.CONTINUATION)) {
            throw WebSocketFault.protocol("A message begins inside another, or goes on that never began.");
        }
        if (!inside) {
            message = (byte) opcode;
            utf8.reset();
        }
    }

    private void takeSecond(int b) {
        int given = b & LENGTH;
        if ((b & MASKED) == 0) {
            throw WebSocketFault.protocol("A frame is not masked.");
        }
        if (isControl() && given > WebSocketFrame.MOST_CONTROL_BYTES) {
            throw WebSocketFault.protocol("A control frame is too long.");
        }
        length = given < 126 ? given : 0;
        wanted = given < 126 ? MASK_BYTES : given == 126 ? 2 : Long.BYTES;
        step = given < 126 ? Step.MASK : Step.LONG_LENGTH;
    }

    private void takeLength(int b) {
        length = length << 8 | b;
        if (--wanted == 0) {
            if (length < 0) {
                throw WebSocketFault.protocol("A frame has no possible length.");
            }
            wanted = MASK_BYTES;
            step = Step.MASK;
        }
    }

    private void takeMask(int b) {
        mask = mask << 8 | b;
        if (--wanted == 0) {
            step = Step.PAYLOAD;
            if (length == 0) {
                takePayload(ByteBuffer.allocate(0));
            }
        }
    }

    private void takePayload(ByteBuffer bytes) {
        int size = (int) Math.min(length, bytes.remaining());
        ByteBuffer piece = bytes.slice(bytes.position(), size);
        bytes.position(bytes.position() + size);
        unmask(piece);
        length -= size;
        step = length == 0 ? Step.FIRST : Step.PAYLOAD;
        if (isControl()) {
            takeControl(piece);
        } else {
            takeData(piece);
        }
    }

    /** Eight bytes at a time; the mask is turned so that the next piece goes on with the byte that is due. */
    private void unmask(ByteBuffer piece) {
        long twice = (long) mask << 32 | mask & 0xffff_ffffL;
        int size = piece.limit();
        int at = 0;
        for (; at + Long.BYTES <= size; at += Long.BYTES) {
            piece.putLong(at, piece.getLong(at) ^ twice);
        }
        for (; at < size; at++) {
            piece.put(at, (byte) (piece.get(at) ^ mask >>> 24));
            mask = Integer.rotateLeft(mask, 8);
        }
    }

    private void takeData(ByteBuffer piece) {
        boolean end = last && length == 0;
        if (message == WebSocketFrame.TEXT && (!utf8.accepts(piece) || end && !utf8.isComplete())) {
            throw WebSocketFault.notUtf8();
        }
        if (end) {
            message = WebSocketFrame.CONTINUATION;
        }
        if (piece.hasRemaining() || end) {
            listener.onData(piece, end);
        }
    }

    private void takeControl(ByteBuffer piece) {
        if (control == null) {
            control = ByteBuffer.allocate((int) length + piece.remaining());
        }
        control.put(piece);
        if (length == 0) {
            byte[] payload = control.array();
            control = null;
            switch (opcode) {
                case WebSocketFrame.PING -> listener.onPing(payload);
                case WebSocketFrame.PONG -> listener.onPong();
                default -> {
                    step = Step.OVER;
                    listener.onClose(closeReason(ByteBuffer.wrap(payload)));
                }
            }
        }
    }

    private static CloseReason closeReason(ByteBuffer payload) {
        if (!payload.hasRemaining()) {
            return CloseReason.NONE;
        }
        int code = payload.remaining() < 2 ? 0 : payload.getShort() & 0xffff;
        Utf8Check reason = new Utf8Check();
        if (!isCloseCode(code)) {
            throw WebSocketFault.protocol("That is no code to close with.");
        } else if (!reason.accepts(payload) || !reason.isComplete()) {
            throw WebSocketFault.notUtf8();
        }
        return new CloseReason(code, "");
    }

    /** Those of RFC 6455 that may be sent, those that were registered since, and the free ones. */
    private static boolean isCloseCode(int code) {
        return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006
                || code >= 3000 && code <= 4999;
    }

    private boolean isControl() {
        return (opcode & WebSocketFrame.CLOSE) != 0;
    }
}
