package chat.hubbub.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes connections on to a server until it is cut. */
final class Leash implements AutoCloseable {

    private final URI server;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Leash(URI server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin(this::accept);
    }

    String url() {
        return server.getScheme() + "://127.0.0.1:" + door.getLocalPort();
    }

    /** Breaks all connections, and refuses those to come. */
    void cut() {
        cut = true;
        open.forEach(Leash::close);
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) {
                    close(near);
                } else {
                    connect(near);
                }
            } catch (IOException e) {
                // The door was closed, or the server is not there: whoever knocks finds out.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        open.add(near);
        try {
            Socket far = new Socket(server.getHost(), server.getPort());
            open.add(far);
            begin(() -> pass(near, far));
            begin(() -> pass(far, near));
        } catch (IOException e) {
            close(near);
        }
    }

    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Then both ends are closed, as below.
        }
        close(from);
        close(to);
        open.remove(from);
        open.remove(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "leash");
        thread.setDaemon(true);
        thread.start();
    }
}
