package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Sockets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client on a plain socket, as somebody would write it who knows nothing of the server. */
public final class Terminal implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader lines;

    public Terminal(int port) {
        this(port, 0);
    }

    /** @param receiveBuffer in bytes; 0 is the platform's own */
    Terminal(int port, int receiveBuffer) {
        this(connected(port, receiveBuffer));
    }

    private Terminal(Socket socket) {
        try {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Comes from another address of this machine, such as 127.0.0.2. */
    public static Terminal from(String address, int port) throws IOException {
        return new Terminal(Sockets.from(address, port));
    }

    /** A line, as netcat sends it. */
    public void type(String line) {
        send(Pieces.utf8(line + "\n"));
    }

    /** One chunk, as the classic client sends it. */
    public void sendChunk(String chunk) {
        send(Pieces.utf8(chunk));
    }

    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of the input, while the output can still be read. */
    public void endInput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String line() {
        try {
            return String.valueOf(lines.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void expect(String... expected) {
        for (String line : expected) {
            assertThat(line()).isEqualTo(line);
        }
    }

    public void expectStart(String start) {
        assertThat(line()).startsWith(start);
    }

    public void expectEnd() {
        try {
            assertThat(lines.readLine()).isNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a process that is killed: no goodbye, and what was not read is reset. */
    public void abort() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connected(int port, int receiveBuffer) {
        try {
            Socket socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
