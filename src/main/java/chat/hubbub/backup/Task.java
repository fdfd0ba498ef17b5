package chat.hubbub.backup;

import chat.hubbub.message.StorageUnusable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.helpers.NOP_FallbackServiceProvider;

/** Something to do with a file and the data folder, as a command: one line says what came of it. */
@FunctionalInterface
interface Task {

    int DONE = 0;
    int REFUSED = 1;
    int UNUSABLE = 2;

    /**
     * Does it, and says in one line what was done.
     *
     * @throws StorageUnusable where it cannot be done
     */
    String run(Path file, Path data);

    /**
     * Nothing but that line belongs on the console, and without a server nobody has set up a log: the libraries would tell all
     * they do. It counts only before the first of them asks for its log.
     */
    static void silenceLog() {
        System.setProperty("slf4j.provider", NOP_FallbackServiceProvider.class.getName());
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    /** Returns the exit code. */
    default int run(List<String> words, String help, PrintStream out, PrintStream err) {
        if (Arguments.askForHelp(words)) {
            out.print(help);
            return DONE;
        }
        return exitCode(err, () -> {
            Arguments arguments = Arguments.parse(words);
            out.println(run(arguments.file(), DataLocation.of(arguments.properties())));
        });
    }

    /** That of what was done, or refused in one line. */
    static int exitCode(PrintStream err, Runnable work) {
        try {
            work.run();
            return DONE;
        } catch (Unusable e) {
            err.println(e.getMessage());
            return UNUSABLE;
        } catch (StorageUnusable e) {
            err.println(e.getMessage() + " " + e.cure());
            return REFUSED;
        }
    }
}
