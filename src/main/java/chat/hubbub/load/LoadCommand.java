package chat.hubbub.load;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** {@code load <url>}: puts a crowd on a server and tells how it did. */
public final class LoadCommand {

    private static final int CLEAN = 0;
    private static final int UNCLEAN = 1;
    private static final int UNUSABLE = 2;

    private LoadCommand() {}

    /** Talks to the console, and returns the exit code: 0 only if nothing was lost, doubled or reordered. */
    public static int run(List<String> words) {
        return run(words, System.out, System.err);
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (Arguments.askForHelp(words)) {
            out.print(Help.text());
            return CLEAN;
        }
        try {
            return run(Options.of(Arguments.parse(words)), out, err);
        } catch (Unusable e) {
            err.println(e.getMessage());
            return UNUSABLE;
        }
    }

    private static int run(Options options, PrintStream out, PrintStream err) {
        try (Load load = new Load(options, err)) {
            Report report = load.run();
            out.print(options.json() ? report.json() + System.lineSeparator() : report.table());
            return report.clean() ? CLEAN : UNCLEAN;
        } catch (IOException e) {
            err.println("The load could not run: " + e.getMessage());
            return UNCLEAN;
        }
    }
}
