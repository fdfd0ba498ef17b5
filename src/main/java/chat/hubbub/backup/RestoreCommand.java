package chat.hubbub.backup;

import chat.hubbub.message.Restore;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** {@code restore <file>}: puts a backup in the place of the database, while no server runs on it. */
public final class RestoreCommand {

    private static final String HELP = """
            java -jar hubbub.jar restore <file> [--hubbub.data=<folder>]

            Checks a backup and puts it in the place of the database of the data folder, on which no server may run. What
            stood there is kept beside it, under a name with the date. The folder is the one that the server would take
            here: without the option, from HUBBUB_DATA or application.yaml. The next start begins a new epoch, so that
            clients load the history again. The exit code is 0 only if all of it was done.
            """;

    private RestoreCommand() {}

    /** Talks to the console, and returns the exit code. */
    public static int run(List<String> words, Clock clock) {
        Task.silenceLog();
        return run(words, clock, System.out, System.err);
    }

    static int run(List<String> words, Clock clock, PrintStream out, PrintStream err) {
        Task task = (file, data) -> restore(file, data, clock);
        return task.run(words, HELP, out, err);
    }

    private static String restore(Path file, Path data, Clock clock) {
        Restore.Done done = new Restore(clock).restore(file, data);
        String former = done.former()
                .map(name -> " What stood there is now " + name.getFileName() + ".")
                .orElse("");
        return "Restored " + done.contents().inWords() + ", to " + done.database() + "." + former;
    }
}
