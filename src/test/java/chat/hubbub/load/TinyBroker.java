package chat.hubbub.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The least that a STOMP server over WebSocket can be: everybody gets what anybody sends, in batches. What becomes of a
 * frame on its way to one client is the test's choice. Run by itself it is what the generator's own limit is
 * measured with.
 */
final class TinyBroker implements AutoCloseable {

    private static final Mischief HONESTY = (client, frame) -> List.of(frame);

    private final ServerSocketChannel door = ServerSocketChannel.open();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final List<TinyClient> clients = new CopyOnWriteArrayList<>();
    private final Mischief mischief;
    private final Thread acceptor;

    TinyBroker(Mischief mischief) throws IOException {
        this(0, mischief);
    }

    private TinyBroker(int port, Mischief mischief) throws IOException {
        this.mischief = mischief;
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        acceptor = start(this::accept);
        start(this::broadcast);
    }

    static TinyBroker honest() throws IOException {
        return new TinyBroker(HONESTY);
    }

    /** Runs until it is killed. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (TinyBroker broker = new TinyBroker(Integer.parseInt(args[0]), HONESTY)) {
            broker.acceptor.join();
        }
    }

    String url() {
        return "ws://127.0.0.1:" + door.socket().getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (TinyClient client : clients) {
            client.close();
        }
    }

    private void accept() throws IOException {
        while (door.isOpen()) {
            SocketChannel channel = door.accept();
            TinyClient client = new TinyClient(channel, said::add, clients::add);
            start(client::listen);
        }
    }

    private void broadcast() throws IOException, InterruptedException {
        while (door.isOpen()) {
            List<String> frames = new ArrayList<>(List.of(said.take()));
            said.drainTo(frames, 100);
            ByteBuffer same = TinyClient.encode(frames);
            for (int i = 0; i < clients.size(); i++) {
                clients.get(i)
                        .write(mischief.equals(HONESTY) ? same.duplicate() : TinyClient.encode(changed(i, frames)));
            }
        }
    }

    private List<String> changed(int client, List<String> frames) {
        return frames.stream()
                .flatMap(frame -> mischief.frames(client, frame).stream())
                .toList();
    }

    private static Thread start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // Its socket was closed, by either side.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** What is sent instead of a frame to a client; clients are numbered from 0 as they join. */
    @FunctionalInterface
    interface Mischief {
        List<String> frames(int client, String frame);
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
