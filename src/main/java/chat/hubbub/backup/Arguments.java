package chat.hubbub.backup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * What was typed behind the command.
 *
 * @param properties as {@code --name=value}, only such as tell where the data folder is
 */
record Arguments(Path file, List<String> properties) {

    Arguments {
        properties = List.copyOf(properties);
    }

    static boolean askForHelp(List<String> words) {
        return words.contains("--help") || words.contains("-h");
    }

    /** @throws Unusable if there is not just one file, or anything that is not known */
    static Arguments parse(List<String> words) {
        List<String> properties =
                words.stream().filter(word -> word.startsWith("-")).toList();
        properties.stream().filter(property -> !isKnown(property)).findFirst().ifPresent(Arguments::refuse);
        List<String> files =
                words.stream().filter(word -> !word.startsWith("-")).toList();
        if (files.size() != 1) {
            throw new Unusable(files.isEmpty() ? "Which file? Give its name." : "One file is enough: " + files, null);
        }
        return new Arguments(path(files.get(0)), properties);
    }

    /** A misspelt name would otherwise mean another folder. */
    private static boolean isKnown(String property) {
        return property.startsWith("--hubbub.data=") || property.matches("--spring\\.(config|profiles)\\.[a-z.-]+=.*");
    }

    private static void refuse(String property) {
        throw new Unusable("There is no option " + property + " here. See --help.", null);
    }

    private static Path path(String name) {
        try {
            if (!name.isBlank()) {
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            throw new Unusable("\"" + name + "\" is not the name of a file.", e);
        }
        throw new Unusable("Which file? Its name is empty.", null);
    }
}
