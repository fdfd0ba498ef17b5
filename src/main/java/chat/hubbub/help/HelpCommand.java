package chat.hubbub.help;

import java.io.PrintStream;

/** {@code help}: the commands in a few lines, also for whoever typed one that is not there. */
public final class HelpCommand {

    private static final int DONE = 0;
    private static final int UNUSABLE = 2;

    private static final String TEXT = """
            java -jar hubbub.jar                  serves, on port 8080 and with its data in ./data
            java -jar hubbub.jar backup <file>    copies the database into a file, also while it serves
            java -jar hubbub.jar restore <file>   puts such a copy in the place of the database, while nothing serves
            java -jar hubbub.jar migrate <url>    copies all of it into a PostgreSQL that several nodes share
            java -jar hubbub.jar load <url>       measures a server with a crowd of people
            java -jar hubbub.jar owner            makes a new secret link for the owner
            java -jar hubbub.jar help             says this

            What serves is set up by properties, as in --server.port=9000 or --hubbub.data=/var/lib/hubbub, or by an
            application.yaml in the folder where it is started. Each command tells more with --help.
            """;

    private HelpCommand() {}

    /** Tells it on the console, and returns the exit code. */
    public static int run() {
        return run(System.out);
    }

    /** Says that there is no such command, and which there are. */
    public static int unknown(String command) {
        return unknown(command, System.err);
    }

    static int run(PrintStream out) {
        out.print(TEXT);
        return DONE;
    }

    static int unknown(String command, PrintStream err) {
        err.println("There is no command " + command + ". These are there:");
        err.println();
        err.print(TEXT);
        return UNUSABLE;
    }
}
