package chat.hubbub.conversation;

import chat.hubbub.broker.Broker;
import chat.hubbub.broker.CloseReason;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Before anything else stops, tells every client that the server does, so that they come back by themselves. */
final class ClosingTime implements SmartLifecycle {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final long GLANCE_MILLIS = 20;

    private final Broker<RoomEvent> broker;
    private volatile boolean open;

    ClosingTime(Broker<RoomEvent> broker) {
        this.broker = broker;
    }

    @Override
    public void start() {
        open = true;
    }

    @Override
    public void stop() {
        open = false;
        broker.closeConnections(CloseReason.STOPPING);
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (broker.connections() > 0 && System.nanoTime() < deadline) {
                synchronized (this) {
                    wait(GLANCE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** The first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
