package chat.hubbub.journey;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** Reads a room and resumes after each break where it was. Keeps all it was told, repeats and gaps included. */
final class FaithfulReader implements Runnable {

    private final Supplier<StompClient> connecting;
    private final String room;
    private final List<Received> events = new ArrayList<>();
    private final List<Received> unrecovered = new ArrayList<>();
    private final Queue<Received> moves = new ConcurrentLinkedQueue<>();
    private volatile boolean done;
    private volatile long last;
    private String epoch = "";

    FaithfulReader(URI uri, String name, String room) {
        this(() -> StompClient.connect(uri, "login", name, "passcode", name), room);
    }

    /** @param connecting done again after each break */
    FaithfulReader(Supplier<StompClient> connecting, String room) {
        this.connecting = connecting;
        this.room = room;
    }

    long last() {
        return last;
    }

    void finish() {
        done = true;
    }

    /** To be read once the reader has ended. */
    List<Received> events() {
        return events;
    }

    /** The rosters that told of a gap. */
    List<Received> unrecovered() {
        return unrecovered;
    }

    /** Who came and went. */
    Queue<Received> moves() {
        return moves;
    }

    @Override
    public void run() {
        while (!done) {
            try (StompClient client = connecting.get()) {
                client.frame(
                        "SUBSCRIBE",
                        "",
                        "id",
                        "s",
                        "destination",
                        "/topic/" + room,
                        "after",
                        Long.toString(last),
                        "epoch",
                        epoch);
                while (!client.isClosed() && !done) {
                    client.take().forEach(this::note);
                }
            } catch (CompletionException | ConditionTimeoutException e) {
                StompClient.waitBeforeRetry();
            }
        }
    }

    private void note(Received frame) {
        if (frame.type().equals("CHAT")) {
            events.add(frame);
            last = frame.seq();
        } else if (frame.type().equals("JOIN") || frame.type().equals("LEAVE")) {
            moves.add(frame);
        } else if (frame.type().equals("ROSTER")) {
            epoch = frame.json().path("epoch").asString();
            if (!frame.json().path("recovered").asBoolean()) {
                unrecovered.add(frame);
            }
        }
    }
}
