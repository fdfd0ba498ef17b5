package chat.hubbub.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** How the {@link TinyBroker} sees one client. */
final class TinyClient {

    private static final String SWITCHING = """
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=

            """;

    private final SocketChannel channel;
    private final DataInputStream in;
    private final Consumer<String> said;
    private final Consumer<TinyClient> joined;

    TinyClient(SocketChannel channel, Consumer<String> said, Consumer<TinyClient> joined) throws IOException {
        this.channel = channel;
        this.in = new DataInputStream(new BufferedInputStream(channel.socket().getInputStream()));
        this.said = said;
        this.joined = joined;
    }

    static ByteBuffer encode(List<String> frames) {
        int bytes = frames.stream().mapToInt(frame -> frame.length() + 4).sum();
        ByteBuffer encoded = ByteBuffer.allocateDirect(bytes);
        frames.forEach(frame -> put(encoded, frame));
        return encoded.flip();
    }

    void listen() throws IOException {
        upgrade();
        for (String frame = read(); !frame.isEmpty(); frame = read()) {
            if (frame.startsWith("CONNECT\n")) {
                write(encode(List.of("CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0")));
            } else if (frame.startsWith("SUBSCRIBE\n")) {
                joined.accept(this);
                write(encode(List.of("RECEIPT\nreceipt-id:joined\n\n\0")));
            } else if (frame.startsWith("SEND\n")) {
                said.accept(message(frame));
            }
        }
        close();
    }

    synchronized void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            // It is gone; its own thread notices.
        }
    }

    void close() throws IOException {
        channel.close();
    }

    /** Repeats the text, as Hubbub does. */
    private static String message(String send) {
        String text = send.substring(send.indexOf("\n\n") + 2, send.length() - 1);
        return "MESSAGE\nsubscription:load-0\ndestination:/topic/load-0\nmessage-id:load-0\\c1\n"
                + "content-type:application/json\n\n{\"content\":\"" + text + "\",\"html\":\"<p>" + text + "</p>\"}\0";
    }

    private static void put(ByteBuffer into, String frame) {
        into.put((byte) 0x81);
        if (frame.length() < 126) {
            into.put((byte) frame.length());
        } else {
            into.put((byte) 126).putShort((short) frame.length());
        }
        into.put(frame.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void upgrade() throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.readUnsignedByte());
        }
        write(ByteBuffer.wrap(SWITCHING.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    /** A payload, unmasked; empty if the client says goodbye. */
    private String read() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        int length = in.readUnsignedByte() & 0x7F;
        byte[] mask = new byte[4];
        byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length];
        in.readFully(mask);
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return opcode == 8 ? "" : new String(payload, StandardCharsets.UTF_8);
    }
}
