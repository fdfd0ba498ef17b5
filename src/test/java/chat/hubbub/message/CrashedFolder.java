package chat.hubbub.message;

import static chat.hubbub.message.MessageLogs.ROOM;
import static chat.hubbub.message.MessageLogs.draft;
import static chat.hubbub.message.MessageLogs.say;

import chat.hubbub.message.MessageLogs.OpenLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A data folder as {@code kill -9} leaves it, and everything that was acknowledged. Copies of it can be damaged.
 *
 * @param log the write-ahead log's size
 */
record CrashedFolder(Path folder, List<ChatEvent> acknowledged, Epoch epoch, long log) {

    private static final int PAGES_OF_THE_LOG = 16;
    private static final int PAGES_TAKEN = 96;
    private static final int PAGES_UNTIL_TAKEN = 1_000;
    private static final int OLD_LINES = 3_000;

    /** What the database had taken of the write-ahead log by then. */
    enum Taken {
        NOTHING,
        ALL,
        /** Somebody was reading, so that the rest had to wait. */
        SOME
    }

    static CrashedFolder after(Taken taken, Path temp) throws IOException, SQLException {
        Path home = temp.resolve("home");
        Path crashed = temp.resolve("crashed");
        try (OpenLog open = MessageLogs.open(home)) {
            sayAtOnce(open, OLD_LINES);
        }
        try (OpenLog open = MessageLogs.open(home)) {
            switch (taken) {
                case NOTHING -> sayOneByOne(open, 150);
                case ALL -> sayUntilTaken(open, home);
                case SOME -> sayWhileSomebodyReads(open, home);
            }
            copy(home, crashed);
            List<ChatEvent> all = open.log().replay(ROOM, 0, 1_000_000);
            return new CrashedFolder(
                    crashed, all, open.log().head(ROOM).epoch(), Files.size(WriteAheadLog.fileOf(database(crashed))));
        }
    }

    /** A copy whose write-ahead log ends there. */
    Path cutAt(Path to, long size) throws IOException {
        try (FileChannel log = logOfCopy(to)) {
            log.truncate(size);
        }
        return to;
    }

    /** A copy with one bit of its write-ahead log turned. */
    Path flippedAt(Path to, long at) throws IOException {
        try (FileChannel log = logOfCopy(to)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            log.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 4));
            log.write(one.rewind(), at);
        }
        return to;
    }

    static Path database(Path folder) {
        return folder.resolve(SqliteDatabase.FILE_NAME);
    }

    private FileChannel logOfCopy(Path to) throws IOException {
        copy(folder, to);
        return FileChannel.open(WriteAheadLog.fileOf(database(to)), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> files = Stream.concat(
                        Stream.of(database(from), from.resolve(Witness.FILE_NAME)),
                        SqliteFile.companions(database(from)).stream())
                .filter(Files::exists)
                .toList();
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static void sayUntilTaken(OpenLog open, Path home) throws IOException {
        do {
            sayOneByOne(open, 1);
        } while (mark(home, PAGES_OF_THE_LOG) < PAGES_UNTIL_TAKEN
                || mark(home, PAGES_TAKEN) < mark(home, PAGES_OF_THE_LOG));
    }

    private static void sayWhileSomebodyReads(OpenLog open, Path home) throws IOException, SQLException {
        sayOneByOne(open, 60);
        try (Connection reader = DriverManager.getConnection(SqliteFile.url(database(home)));
                Statement statement = reader.createStatement()) {
            statement.execute("BEGIN");
            statement.executeQuery("SELECT count(*) FROM room_end").close();
            do {
                sayOneByOne(open, 50);
            } while (mark(home, PAGES_OF_THE_LOG) < 2 * PAGES_UNTIL_TAKEN);
        }
    }

    /** Out of the index of the write-ahead log. */
    private static int mark(Path home, int at) throws IOException {
        try (FileChannel index = FileChannel.open(home.resolve(SqliteDatabase.FILE_NAME + "-shm"))) {
            ByteBuffer number = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
            index.read(number, at);
            return number.getInt(0);
        }
    }

    private static void sayAtOnce(OpenLog open, int lines) {
        List<CompletionStage<Appended>> said = IntStream.range(0, lines)
                .mapToObj(line -> open.log().append(ROOM, MessageLogs.SPEAKER, line(line)))
                .toList();
        said.forEach(MessageLogs::outcome);
    }

    private static void sayOneByOne(OpenLog open, int lines) {
        IntStream.range(0, lines).forEach(line -> say(open.log(), line(line)));
    }

    /** The keys are scattered, and with them the pages that change. */
    private static Draft line(int number) {
        return draft(
                number + " " + "x".repeat(1 + new Random(number).nextInt(600)),
                UUID.randomUUID().toString());
    }
}
