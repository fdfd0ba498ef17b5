package chat.hubbub.journey;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket frame as it came from the server. */
public record ServerFrame(int first, byte[] payload) {

    private static final int OPCODE = 0x0f;

    /** Reads one whole frame. */
    static ServerFrame read(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length > 127) {
            throw new IOException("A server's frame is masked");
        }
        long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        byte[] payload = new byte[Math.toIntExact(size)];
        in.readFully(payload);
        return new ServerFrame(first, payload);
    }

    public int opcode() {
        return first & OPCODE;
    }

    /** Whether it is a message or a part of one. */
    public boolean isData() {
        return opcode() < ClientFrame.CLOSE;
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** What a close frame says; 1005 is how one without a code is called. */
    public int closeCode() {
        return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
    }
}
