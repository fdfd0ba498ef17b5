package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node alone pays nothing for what several need. */
class OneNodeIT {

    /** Of Reactor, which Lettuce brings, Spring looks at some types to find out that nobody uses them. */
    private static final List<String> OF_SEVERAL =
            List.of("io.lettuce.", "org.postgresql.", "chat.hubbub.message.Postgres", "chat.hubbub.cluster.");

    /** What lists a property. */
    private static final List<String> LOOKED_AT =
            List.of("chat.hubbub.cluster.RedisProperties", "chat.hubbub.cluster.RedisSettings");

    @TempDir
    Path folder;

    @Test
    void loadsNoClassAndStartsNoThreadOfSeveralNodes() throws IOException {
        Path classes = folder.resolve("classes.log");
        try (JarProcess server =
                JarProcess.start(folder.resolve("data"), JarProcess.freePort(), "-Xlog:class+load:file=" + classes)) {
            StompClient.connect(server.ws(), "login", "ann").join("hall").say("hall", "hello");
            assertThat(server.threads())
                    .contains("hubbub-log")
                    .doesNotContain("hubbub-feed", "hubbub-lease", "hubbub-nodes", "hubbub-revisions", "lettuce");
            assertThat(loaded(classes))
                    .contains("chat.hubbub.message.SqliteMessageLog")
                    .noneMatch(OneNodeIT::isOfSeveral);
        }
    }

    private static boolean isOfSeveral(String name) {
        return OF_SEVERAL.stream().anyMatch(name::startsWith)
                && LOOKED_AT.stream().noneMatch(name::startsWith);
    }

    private static List<String> loaded(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*])+\\s*", "").split(" ")[0])
                    .toList();
        }
    }
}
