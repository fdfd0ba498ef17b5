package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One victim for all classes of a run, and a bystander for each. What they measured is in {@code target/attack.txt}. */
final class Siege implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    /** In milliseconds; a run that measures gives it, because a machine that builds beside it promises no times. */
    private static final int MOST_P99 = Integer.getInteger("attack.p99", Integer.MAX_VALUE);

    /** Tomcat has up to so many workers, and keeps them while it is asked anything. */
    private static final int MORE_THREADS = 64;

    private static final int MORE_DESCRIPTORS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Namespace OWN = Namespace.create(Siege.class);
    private static final Path FIGURES = Path.of("target", "attack.txt");

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Victim victim = victim(context);
        context.getStore(OWN).put(Vitals.class, victim.vitals());
        context.getStore(OWN).put(Bystander.class, new Bystander(victim));
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        Store store = context.getStore(OWN);
        Latency latency = store.remove(Bystander.class, Bystander.class).leave();
        Vitals before = store.remove(Vitals.class, Vitals.class);
        Victim victim = victim(context);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertNothingLeft(before, victim.vitals()));
        note(context.getRequiredTestClass().getSimpleName() + ": " + latency + "; before: " + before + "; after: "
                + victim.vitals());
        assertThat(latency.p99()).as("p99 of who has no part in it, in ms").isLessThanOrEqualTo(MOST_P99);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Victim.class;
    }

    @Override
    public Victim resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return victim(context);
    }

    /** The root's store closes it when all classes are done. */
    private static Victim victim(ExtensionContext context) {
        return context.getRoot().getStore(OWN).computeIfAbsent(Victim.class, key -> Victim.choose(), Victim.class);
    }

    private static void assertNothingLeft(Vitals before, Vitals now) {
        assertThat(now.connections()).as("connections").isLessThanOrEqualTo(before.connections());
        assertThat(now.threads()).as("threads").isLessThan(before.threads() + MORE_THREADS);
        assertThat(now.descriptors()).as("descriptors").isLessThan(before.descriptors() + MORE_DESCRIPTORS);
    }

    private static void note(String line) throws IOException {
        Files.createDirectories(FIGURES.getParent());
        Files.writeString(FIGURES, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
