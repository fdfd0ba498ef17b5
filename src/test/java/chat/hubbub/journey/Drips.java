package chat.hubbub.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Connections that send byte after byte, some a second, until the server has enough of it. */
final class Drips implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;

    private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
    private final List<Drip> all = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    /** What is still to be sent, and again and again what comes last. */
    private static final class Drip {
        private final Socket socket;
        private final byte[] bytes;
        private int at;

        Drip(Socket socket, byte[] bytes) {
            this.socket = socket;
            this.bytes = bytes;
        }

        boolean goesOn() {
            try {
                socket.getOutputStream().write(bytes[at]);
                at = Math.min(at + 1, bytes.length - 1);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    Drips() {
        hand.scheduleWithFixedDelay(
                () -> all.removeIf(drip -> !drip.goesOn()), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * @param atOnce what is sent first
     * @param slowly what drips, its last byte for ever
     */
    void open(String address, int port, byte[] atOnce, byte[] slowly) throws IOException {
        add(begin(address, port, atOnce), slowly);
    }

    /** The same, but what drips follows upon the first byte of an answer. */
    void openAndListen(String address, int port, byte[] atOnce, byte[] slowly) throws IOException {
        Socket socket = begin(address, port, atOnce);
        socket.getInputStream().read();
        add(socket, slowly);
    }

    /** Waits until the server has ended all of them, and tells what it said to each. */
    List<String> awaitEnds() {
        await("the server ends whoever drips").atMost(Duration.ofSeconds(30)).until(() -> all.isEmpty());
        return sockets.stream().map(Sockets::readAll).toList();
    }

    @Override
    public void close() throws IOException {
        hand.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket begin(String address, int port, byte[] atOnce) throws IOException {
        Socket socket = Sockets.from(address, port);
        sockets.add(socket);
        socket.getOutputStream().write(atOnce);
        return socket;
    }

    private void add(Socket socket, byte[] slowly) {
        all.add(new Drip(socket, slowly));
    }
}
