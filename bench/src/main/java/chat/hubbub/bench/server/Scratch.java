package chat.hubbub.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a server, on the disk of the project: a folder for temporary files may be in memory, where syncing is free. */
record Scratch(Path folder) {

    static Scratch in(Path folder, String name) throws IOException {
        return new Scratch(Files.createTempDirectory(folder, name + "-"));
    }

    /** What cannot be deleted stays: it is only a folder below {@code target}. */
    void delete() {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("      " + folder + " stays: " + e.getMessage());
        }
    }
}
