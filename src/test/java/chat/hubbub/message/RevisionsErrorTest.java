package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An error is no reason never to look again. */
class RevisionsErrorTest {

    private final PostgresDatabase database = PostgresDatabases.fresh();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger reloads = new AtomicInteger();
    private final ToldWire newswire = new ToldWire();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsAgainAfterAnErrorOfAReload() {
        AtomicInteger others = new AtomicInteger();
        Revisions revisions = new Revisions(database.pool()::getConnection, () -> newswire);
        revisions.watch(Revisions.PUSH, () -> {
            if (reloads.incrementAndGet() == 1) {
                throw new AssertionError("as a test");
            }
        });
        revisions.watch(Revisions.MODERATION, others::incrementAndGet);
        revisions.start();
        await().until(() -> reloads.get() > 1);
        revisions.stop();

        assertThat(others).hasValue(1);
    }

    @Test
    void looksAgainAfterAnErrorOfALook() {
        ConnectionSource source = () -> {
            if (opened.incrementAndGet() == 1) {
                throw new AssertionError("as a test");
            }
            return database.pool().getConnection();
        };
        Revisions revisions = new Revisions(source, () -> newswire);
        revisions.watch(Revisions.PUSH, reloads::incrementAndGet);
        revisions.start();
        await().until(() -> reloads.get() == 1);
        revisions.stop();
    }
}
