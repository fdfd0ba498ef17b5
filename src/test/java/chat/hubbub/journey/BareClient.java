package chat.hubbub.journey;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A WebSocket client without any comfort: it reads only when it is told to, and sends what it is told to. */
public final class BareClient implements AutoCloseable {

    /** What the code of a close is called when there was none, and the connection just ended. */
    public static final int BROKEN = 1006;

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final DataInputStream in;
    private final List<Received> received = new ArrayList<>();
    private final List<Long> seqs = new ArrayList<>();
    private final StringBuilder begun = new StringBuilder();

    private BareClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Opens a WebSocket through which little fits that is not read. */
    public static BareClient open(int port) throws IOException {
        return new BareClient(connect(port)).shakeHands(port, "");
    }

    /** Comes from another address of this machine, such as 127.0.0.2. */
    public static BareClient openFrom(String address, int port) throws IOException {
        return new BareClient(Sockets.from(address, port)).shakeHands(port, "");
    }

    /** Does not wait for the answer before it sends its first text. */
    public static BareClient openHastily(int port, String first) throws IOException {
        return new BareClient(connect(port)).shakeHands(port, first);
    }

    public static BareClient open(int port, SSLContext tls) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(connect(port), "localhost", port, true);
        secure.startHandshake();
        return new BareClient(secure).shakeHands(port, "");
    }

    /** Connects as somebody who listens to a room, and has heard so. */
    public BareClient join(String nickname, String room) throws IOException {
        frame("CONNECT\naccept-version:1.2\nhost:hub\nlogin:" + nickname + "\npasscode:secret of " + nickname
                + "\n\n\0");
        frame("SUBSCRIBE\nid:0\ndestination:/topic/" + room + "\nreceipt:joined\n\n\0");
        await("RECEIPT");
        return this;
    }

    /** Shows that it is there, as whoever says nothing for long has to. */
    public void beat() throws IOException {
        frame("\n");
    }

    /** Sends text in one frame. */
    public void frame(String text) throws IOException {
        send(ClientFrame.text(text));
    }

    public void say(String room, String text) throws IOException {
        frame("SEND\ndestination:/app/chat/" + room + "\n\n" + text + '\0');
    }

    public void send(byte[]... parts) throws IOException {
        socket.getOutputStream().write(ClientFrame.joined(parts));
    }

    /** Reads one frame, and keeps the STOMP in it. */
    public ServerFrame read() throws IOException {
        ServerFrame frame = ServerFrame.read(in);
        if (frame.isData()) {
            keep(frame.text());
        }
        return frame;
    }

    /** Reads on until a frame with this opcode has come. */
    public ServerFrame readUntil(int opcode) throws IOException {
        ServerFrame frame = read();
        while (frame.opcode() != opcode) {
            frame = read();
        }
        return frame;
    }

    /** Reads on until a STOMP frame with this command, or an event of this type, has come. */
    public Received await(String what) throws IOException {
        return awaitThat(next -> next.command().equals(what) || next.type().equals(what));
    }

    /** Reads on until such a STOMP frame has come. */
    public Received awaitThat(Predicate<Received> wanted) throws IOException {
        int seen = 0;
        while (true) {
            for (; seen < received.size(); seen++) {
                Received next = received.get(seen);
                if (wanted.test(next)) {
                    return next;
                }
            }
            read();
        }
    }

    /** Reads so many bytes, whatever they are of. */
    public void sip(int bytes) throws IOException {
        in.readNBytes(bytes);
    }

    /** Reads to the end, without answering. */
    public int closeCode() {
        try {
            return readUntil(ClientFrame.CLOSE).closeCode();
        } catch (IOException e) {
            return BROKEN;
        }
    }

    /** Whether the server ends the connection, once all that comes before that is read. */
    public boolean ends() throws IOException {
        try {
            while (in.read() >= 0) {}
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** All STOMP frames that were read. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The sequence numbers of what was said. */
    public List<Long> seqs() {
        return List.copyOf(seqs);
    }

    /** Breaks off as a crash does: with a reset instead of an end. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 << 10);
        socket.connect(new InetSocketAddress("localhost", port));
        return socket;
    }

    private BareClient shakeHands(int port, String first) throws IOException {
        String request = "GET /ws HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        send(first.isEmpty() ? bytes : ClientFrame.joined(bytes, ClientFrame.text(first)));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) in.readUnsignedByte());
        }
        if (!answer.toString().startsWith("HTTP/1.1 101")) {
            socket.close();
            throw new IOException("Refused: " + answer);
        }
        return this;
    }

    private void keep(String text) {
        begun.append(text);
        for (int end = begun.indexOf("\0"); end >= 0; end = begun.indexOf("\0")) {
            Received frame = Received.parse(begun.substring(0, end).replaceFirst("^\n+", ""));
            received.add(frame);
            if (frame.type().equals("CHAT")) {
                seqs.add(frame.seq());
            }
            begun.delete(0, end + 1);
        }
    }
}
