package chat.hubbub.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** What stands in folders and files, looked at and changed behind the back of whoever uses them. */
final class OnDisk {

    private OnDisk() {}

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names(Path folder) {
        return files(folder).stream().map(file -> file.getFileName().toString()).toList();
    }

    static void run(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A disk that can give a file no second name. */
    static Disk withoutLinks() {
        return new Disk() {
            @Override
            void link(Path name, Path file) {
                throw new UnsupportedOperationException("no links here");
            }
        };
    }
}
