package chat.hubbub.terminal;

import chat.hubbub.broker.Subscriber;
import chat.hubbub.conversation.RoomEvent;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells somebody why a message of theirs was not said: the first time at once, and of those right after it how many they
 * were. Whoever pastes a book into a terminal gets a few lines back, not another book. Belongs to one thread.
 */
final class Complaints {

    private final Subscriber<RoomEvent> client;
    private final ScheduledExecutorService loop;
    private final Duration gathered;
    private boolean told;
    private int untold;
    private String latest = "";

    Complaints(Subscriber<RoomEvent> client, ScheduledExecutorService loop, Duration gathered) {
        this.client = client;
        this.loop = loop;
        this.gathered = gathered;
    }

    void add(String sentence) {
        latest = sentence;
        if (told) {
            untold++;
        } else {
            told = true;
            client.send(Wording.refusal(sentence));
            loop.schedule(this::tellTheRest, gathered.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** To be called before the last line as well. */
    void tellTheRest() {
        if (untold > 0) {
            client.send(Wording.refusal("Messages not said since then: " + untold + ". " + latest));
        }
        told = false;
        untold = 0;
    }
}
