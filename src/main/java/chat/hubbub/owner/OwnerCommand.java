package chat.hubbub.owner;

import chat.hubbub.message.DataProperties;
import chat.hubbub.message.DatabaseProperties;
import chat.hubbub.message.ModerationJournals;
import chat.hubbub.message.StorageUnusable;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.OwnerLink;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;

/**
 * {@code owner}: makes a new link for the owner and shows it; the one before leads nowhere any more. The server may run
 * meanwhile: it looks into its database whenever somebody comes with a link.
 */
public final class OwnerCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String USAGE = """
            java -jar hubbub.jar owner [--hubbub.data=<folder>]
            java -jar hubbub.jar owner --spring.profiles.active=cluster --hubbub.database.url=<address of the database>

            Shows a new link that makes whoever opens it an owner. It takes the properties that the server takes.
            """;

    private OwnerCommand() {}

    /** Talks to the console, and returns the exit code. */
    public static int run(List<String> words, Clock clock) {
        return run(words, clock, System.out, System.err);
    }

    static int run(List<String> words, Clock clock, PrintStream out, PrintStream err) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return DONE;
        }
        try (ConfigurableApplicationContext context = properties(words)) {
            OwnerLink link = OwnerLink.fresh();
            journal(context, clock).keep(link.state());
            tell(context.getEnvironment(), link, out);
            return DONE;
        } catch (StorageUnusable e) {
            err.println(e.getMessage() + " " + e.cure());
            return FAILED;
        } catch (DataAccessException e) {
            err.println("The link cannot be stored: " + e.getMostSpecificCause().getMessage());
            return FAILED;
        }
    }

    /** The same properties from the same places as the server's own. */
    private static ConfigurableApplicationContext properties(List<String> words) {
        return new SpringApplicationBuilder(Properties.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(words.toArray(String[]::new));
    }

    private static ModerationJournal journal(ConfigurableApplicationContext context, Clock clock) {
        return context.getEnvironment().matchesProfiles("cluster")
                ? ModerationJournals.in(context.getBean(DatabaseProperties.class), clock)
                : ModerationJournals.in(context.getBean(DataProperties.class), clock);
    }

    private static void tell(Environment environment, OwnerLink link, PrintStream out) {
        String path = environment.getProperty("server.servlet.context-path", "") + "/owner/" + link.token();
        int port = environment.getProperty("server.port", Integer.class, 0);
        boolean secure = Stream.of("bundle", "key-store", "certificate")
                .anyMatch(key -> environment.containsProperty("server.ssl." + key));
        out.println("Whoever opens this link is an owner. Any link before it leads nowhere any more.");
        if (port > 0) {
            out.println((secure ? "https" : "http") + "://localhost:" + port + path);
        }
        out.println("From elsewhere: the address of your page, and then " + path);
    }

    /** All of the server's that this needs. */
    @EnableConfigurationProperties({DataProperties.class, DatabaseProperties.class})
    static final class Properties {}
}
