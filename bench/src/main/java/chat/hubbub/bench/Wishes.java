package chat.hubbub.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What was asked for on the command line.
 *
 * @param scenarios names; empty for all
 * @param servers names; empty for all
 * @param quick shorter, and one round unless another number is given
 */
record Wishes(int rounds, Set<String> scenarios, Set<String> servers, boolean quick, Path javaHome) {

    static final String USAGE = """
            bench/run [--rounds 3] [--scenario name,...] [--server name,...] [--quick] [--java-home folder]
            """;

    /** @throws IllegalArgumentException with a sentence for who asked */
    static Wishes parse(String[] args) {
        int rounds = 0;
        Set<String> scenarios = Set.of();
        Set<String> servers = Set.of();
        boolean quick = false;
        Path javaHome = Path.of(System.getProperty("java.home"));
        Deque<String> words = new ArrayDeque<>(Arrays.asList(args));
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "--rounds" -> rounds = rounds(value(word, words));
                case "--scenario" -> scenarios = names(value(word, words));
                case "--server" -> servers = names(value(word, words));
                case "--java-home" -> javaHome = Path.of(value(word, words));
                case "--quick" -> quick = true;
                default -> throw new IllegalArgumentException("There is no option " + word + ".\n" + USAGE);
            }
        }
        return new Wishes(rounds > 0 ? rounds : quick ? 1 : 3, scenarios, servers, quick, javaHome);
    }

    /** Those that were named, or all if none was. */
    <T> List<T> chosen(String kind, Set<String> wanted, List<T> all, Function<T, String> name) {
        List<String> names = all.stream().map(name).toList();
        for (String one : wanted) {
            if (!names.contains(one)) {
                throw new IllegalArgumentException(
                        "There is no " + kind + " " + one + ", but there are " + String.join(", ", names) + ".");
            }
        }
        return all.stream()
                .filter(one -> wanted.isEmpty() || wanted.contains(name.apply(one)))
                .toList();
    }

    private static int rounds(String word) {
        if (!word.matches("[1-9]\\d?")) {
            throw new IllegalArgumentException("--rounds must be a number from 1 to 99.");
        }
        return Integer.parseInt(word);
    }

    private static Set<String> names(String word) {
        return new HashSet<>(Arrays.asList(word.split(",")));
    }

    private static String value(String option, Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value.\n" + USAGE);
        }
        return words.pop();
    }
}
