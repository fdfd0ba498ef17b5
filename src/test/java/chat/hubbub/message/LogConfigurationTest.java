package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import chat.hubbub.message.Appended.Stored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

class LogConfigurationTest {

    @TempDir
    private Path temp;

    @Test
    void opensTheLogInTheDataFolderAndClosesIt() {
        runner().run(context -> {
            MessageLog log = context.getBean(MessageLog.class);
            assertThat(MessageLogs.say(log, MessageLogs.draft("hello"))).isInstanceOf(Stored.class);
            assertThat(context.getBean(Listener.class).heard).hasSize(1);
        });
        try (DataFolder free = DataFolder.open(temp.resolve("data"))) {
            assertThat(free.resolve(SqliteDatabase.FILE_NAME)).isNotEmptyFile();
        }
    }

    @Test
    void worksWithoutAListener() {
        new ApplicationContextRunner()
                .withUserConfiguration(StorageConfiguration.class, LogConfiguration.class, Clocks.class)
                .withPropertyValues("hubbub.data=" + temp)
                .run(context -> assertThat(MessageLogs.say(context.getBean(MessageLog.class), MessageLogs.draft("hi")))
                        .isInstanceOf(Stored.class));
    }

    @Test
    void namesAPropertyThatIsWrong() {
        runner().withPropertyValues("hubbub.log.synchronous=sometimes")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("hubbub.log.synchronous")
                        .hasStackTraceContaining("sometimes"));
        runner().withPropertyValues("hubbub.data=")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseMessage("hubbub.data must name a folder, but is empty"));
    }

    @Test
    void takesABareNameForAFolderAndNotForAResource() {
        Binder binder = new Binder(new MapConfigurationPropertySource(Map.of("hubbub.data", "db")));

        assertThat(binder.bind("hubbub", DataProperties.class).get().path()).isEqualTo(Path.of("db"));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void tellsTheOperatorWhatIsWrongWithoutAStackTrace(CapturedOutput output) throws Exception {
        Files.writeString(
                temp.resolve(SqliteDatabase.FILE_NAME), "not a database, but long enough to look at".repeat(50));
        SpringApplication application = new SpringApplication(Parts.class);

        assertThat(catchThrowable(
                        () -> application.run("--hubbub.data=" + temp, "--spring.main.web-application-type=none")))
                .rootCause()
                .isNotNull();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The database " + temp.resolve(SqliteDatabase.FILE_NAME) + " is damaged")
                .contains("Action:")
                .contains("Restore it from a backup")
                .doesNotContain("\tat ");
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Parts.class)
                .withPropertyValues("hubbub.data=" + temp.resolve("data"));
    }

    /** Needs the log and is needed by it, as the real one might. */
    static final class Listener implements CommitListener {
        final List<ChatEvent> heard = new ArrayList<>();
        final MessageLog log;

        Listener(MessageLog log) {
            this.log = log;
        }

        @Override
        public void committed(List<ChatEvent> events) {
            heard.addAll(events);
        }
    }

    static class Clocks {
        @Bean
        @Primary
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Clock steadyClock() {
            return Clock.systemUTC();
        }
    }

    @Import({StorageConfiguration.class, LogConfiguration.class, Clocks.class})
    static class Parts {
        @Bean
        Listener listener(MessageLog log) {
            return new Listener(log);
        }
    }
}
