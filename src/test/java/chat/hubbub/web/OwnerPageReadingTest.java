package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Hub;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.OwnerLink;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Who waits for the database while the owners' page is read. */
class OwnerPageReadingTest {

    private static final List<String> READERS = new CopyOnWriteArrayList<>();

    @TempDir
    private Path data;

    @Test
    void isWhoeverAskedForItAndNotTheLog() {
        try (Hub hub = Hub.startWith(WatchedJournal.class, data)) {
            OwnerLink link = OwnerLink.fresh();
            hub.bean(ModerationJournal.class).keep(link.state());
            OwnerBrowser ann = new OwnerBrowser(hub);
            ann.visit("/owner/" + link.token());
            ann.press(Map.of(), "name=\"token\"");
            for (int i = 0; i < 5; i++) {
                ann.visit("/owner");
                ann.press(Map.of("line", "/announce hello"), "value=\"command\"");
                assertThat(ann.page()).contains("Announced in 1 room.");
            }
            assertThat(READERS).hasSize(10).allMatch(thread -> thread.startsWith("http-"));
        }
    }

    static final class WatchedJournal {

        @Bean
        @Primary
        ModerationJournal watched(@Qualifier("moderationJournal") ModerationJournal journal) {
            return (ModerationJournal) Proxy.newProxyInstance(
                    ModerationJournal.class.getClassLoader(),
                    new Class<?>[] {ModerationJournal.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("audit")) {
                            READERS.add(Thread.currentThread().getName());
                        }
                        try {
                            return method.invoke(journal, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
