package chat.hubbub;

import chat.hubbub.load.LoadCommand;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/** What the jar does besides serving, named by the first argument. None of it starts Spring, so each is there at once. */
final class ConsoleCommands {

    private static final Map<String, ToIntFunction<List<String>>> COMMANDS = Map.of("load", LoadCommand::run);

    private ConsoleCommands() {}

    /** The exit code; empty if the server itself is wanted. */
    static OptionalInt run(String... arguments) {
        List<String> words = List.of(arguments);
        ToIntFunction<List<String>> command = words.isEmpty() ? null : COMMANDS.get(words.get(0));
        return command == null
                ? OptionalInt.empty()
                : OptionalInt.of(command.applyAsInt(words.subList(1, words.size())));
    }
}
