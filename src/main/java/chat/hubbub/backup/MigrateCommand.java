package chat.hubbub.backup;

import chat.hubbub.message.Contents;
import chat.hubbub.message.Migration;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code migrate <jdbc url>}: copies all that one node kept into the database of several. */
public final class MigrateCommand {

    private static final String HELP = """
            java -jar hubbub.jar migrate <jdbc url> [--user=<user>] [--password=<password>] [--data=<folder>]

            Copies everything from the database of the data folder, on which no server may run, into an empty PostgreSQL
            database that several nodes can share: jdbc:postgresql://host:5432/hubbub. It is there whole afterwards, or not
            at all, and the folder stays as it is. Clients go on where they were.

            User, password and folder are those that the server would take here: without the options, from
            HUBBUB_DATABASE_USER, HUBBUB_DATABASE_PASSWORD and HUBBUB_DATA or from application.yaml. Whoever may look at
            this machine's processes sees a password that is typed here. The exit code is 0 only if all was copied.
            """;

    private static final String NEXT = """
            Next: start each node with --spring.profiles.active=cluster, and with hubbub.database.url, .user and .password that
            lead there. Keep the folder for as long as you might go back; what is said on one side is not on the other.
            """;

    private MigrateCommand() {}

    /** Talks to the console, and returns the exit code. */
    public static int run(List<String> words) {
        Task.silenceLog();
        return run(words, System.out, System.err);
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (Arguments.askForHelp(words)) {
            out.print(HELP);
            return Task.DONE;
        }
        return Task.exitCode(err, () -> migrate(DatabaseLocation.of(properties(words)), out));
    }

    private static void migrate(DatabaseLocation location, PrintStream out) {
        Contents copied = new Migration(location.shared(), location.hold(), out::println).run(location.data());
        String place = location.shared().url().replaceFirst("\\?.*", "");
        out.println("Copied " + copied.inWords() + ", from " + location.data() + " to " + place + ".");
        out.print(NEXT);
    }

    /** As the server would have them. */
    private static List<String> properties(List<String> words) {
        List<String> properties = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("-")) {
                properties.add(property(word));
            } else {
                addresses.add(word);
            }
        }
        if (addresses.size() != 1) {
            throw new Unusable(
                    addresses.isEmpty()
                            ? "Which database? Give its address, as jdbc:postgresql://host:5432/hubbub."
                            : "One address is enough: " + addresses,
                    null);
        }
        properties.add("--hubbub.database.url=" + addresses.get(0));
        return properties;
    }

    private static String property(String word) {
        String known = word.replaceFirst("^--(user|password)=", "--hubbub.database.$1=")
                .replaceFirst("^--data=", "--hubbub.data=");
        if (known.matches("(?s)--hubbub\\.(data|database\\.user|database\\.password)=.*")
                || known.matches("--spring\\.(config|profiles)\\.[a-z.-]+=.*")) {
            return known;
        }
        throw new Unusable("There is no option " + word.replaceFirst("=.*", "") + " here. See --help.", null);
    }
}
