package chat.hubbub;

import chat.hubbub.backup.BackupCommand;
import chat.hubbub.backup.MigrateCommand;
import chat.hubbub.backup.RestoreCommand;
import chat.hubbub.help.HelpCommand;
import chat.hubbub.load.LoadCommand;
import chat.hubbub.owner.OwnerCommand;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the jar does besides serving, named by the first word that is not an option. None of it starts Spring, so each is
 * there at once.
 */
final class ConsoleCommands {

    private static final Map<String, ToIntFunction<List<String>>> COMMANDS = Map.of(
            "backup", BackupCommand::run,
            "restore", words -> RestoreCommand.run(words, Clock.systemUTC()),
            "migrate", MigrateCommand::run,
            "load", LoadCommand::run,
            "owner", words -> OwnerCommand.run(words, Clock.systemUTC()),
            "help", words -> HelpCommand.run(),
            "--help", words -> HelpCommand.run(),
            "-h", words -> HelpCommand.run());

    private ConsoleCommands() {}

    /** The exit code; empty if the server itself is wanted. */
    static OptionalInt run(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        int place = place(words);
        String name = place < words.size() ? words.remove(place) : "";
        @Nullable ToIntFunction<List<String>> command = COMMANDS.get(name);
        if (command != null) {
            return OptionalInt.of(command.applyAsInt(words));
        }
        boolean mistaken = place == 0 && !name.isBlank() && !name.startsWith("-");
        return mistaken ? OptionalInt.of(HelpCommand.unknown(name)) : OptionalInt.empty();
    }

    /** Options of the command may stand before it, as those of the server do. */
    private static int place(List<String> words) {
        int place = 0;
        while (place < words.size() && words.get(place).startsWith("-") && !COMMANDS.containsKey(words.get(place))) {
            place++;
        }
        return place;
    }
}
