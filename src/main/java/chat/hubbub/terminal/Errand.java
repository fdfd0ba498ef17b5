package chat.hubbub.terminal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a terminal waits for before anything else that it sends is taken. Belongs to the connection's own thread. */
final class Errand {

    private static final Logger log = LoggerFactory.getLogger(Errand.class);

    private final Runnable whenFailed;
    private final Runnable whenDone;
    private boolean open;

    /** @param whenDone runs after each that was waited for, and what came of it */
    Errand(Runnable whenFailed, Runnable whenDone) {
        this.whenFailed = whenFailed;
        this.whenDone = whenDone;
    }

    boolean isOpen() {
        return open;
    }

    /** Goes on at once with an answer that is there. */
    <T> void run(CompletableFuture<T> answer, Consumer<T> next) {
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            next.accept(answer.join());
            return;
        }
        open = true;
        answer.thenAccept(served -> {
                    open = false;
                    next.accept(served);
                })
                .whenComplete((done, fault) -> {
                    if (fault != null) {
                        failed(fault);
                    }
                    whenDone.run();
                });
    }

    private void failed(Throwable fault) {
        log.error("A terminal could not be served", fault);
        open = false;
        whenFailed.run();
    }
}
