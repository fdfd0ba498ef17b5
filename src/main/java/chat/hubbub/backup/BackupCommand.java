package chat.hubbub.backup;

import chat.hubbub.message.Backup;
import chat.hubbub.message.Contents;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code backup <file>}: copies the database, whether a server runs on it or not. */
public final class BackupCommand {

    private static final String HELP = """
            java -jar hubbub.jar backup <file> [--hubbub.data=<folder>]

            Copies the database of the data folder into a file that is not there yet, and checks the copy. A server may run
            meanwhile; what it acknowledged before is in the copy. The folder is the one that the server would take here:
            without the option, from HUBBUB_DATA or application.yaml. Nobody but its owner can read the file: it holds all
            messages, and secrets. The exit code is 0 only if the file is there, whole and on the disk.
            """;

    private BackupCommand() {}

    /** Talks to the console, and returns the exit code. */
    public static int run(List<String> words) {
        Task.silenceLog();
        return run(words, System.out, System.err);
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        Task task = BackupCommand::write;
        return task.run(words, HELP, out, err);
    }

    private static String write(Path file, Path data) {
        Contents contents = new Backup().write(data, file);
        return "Backed up " + contents.inWords() + ", to " + file + ".";
    }
}
