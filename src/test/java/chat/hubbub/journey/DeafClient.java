package chat.hubbub.journey;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that joins a room over a raw socket with a small buffer, and then never reads again. */
public final class DeafClient implements AutoCloseable {

    private static final int SMALL = 4 << 10;

    private final Socket socket = new Socket();

    public DeafClient(int port, String nickname, String room) throws IOException {
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress("localhost", port));
        send("GET /ws HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        readUntil("\r\n\r\n");
        frame("CONNECT\naccept-version:1.2\nhost:hub\nlogin:" + nickname + "\n\n\0");
        readUntil("CONNECTED");
        frame("SUBSCRIBE\nid:0\ndestination:/topic/" + room + "\nreceipt:deaf\n\n\0");
        readUntil("receipt-id:deaf");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A masked text frame whose mask is zero. */
    private void frame(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[payload.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        socket.getOutputStream().write(frame);
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void readUntil(String wanted) throws IOException {
        StringBuilder seen = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (seen.indexOf(wanted) < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("Closed before " + wanted + " in " + seen);
            }
            seen.append((char) c);
        }
    }
}
