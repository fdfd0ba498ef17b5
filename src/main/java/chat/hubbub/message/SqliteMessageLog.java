package chat.hubbub.message;

import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Appended.Unavailable;
import chat.hubbub.room.RoomName;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The log of one node: a SQLite file in the data folder, written by one thread and read by a few. */
final class SqliteMessageLog implements MessageLog, AutoCloseable {

    private static final Unavailable DISK_FULL =
            new Unavailable("The server's disk is full. Nothing can be said until its operator makes room.");
    private static final Unavailable NOT_NOW =
            new Unavailable("The server cannot store messages at the moment. Please try again later.");

    private final Epoch epoch;
    private final HikariDataSource readers;
    private final SqlHistory history;
    private final GroupCommit commit;

    SqliteMessageLog(
            SqliteDatabase database,
            ConnectionSource writer,
            LogProperties properties,
            Moment.Clocks clocks,
            CommitListener listener,
            LogObserver observer) {
        this.epoch = database.epoch();
        this.readers = database.file().openReaders();
        this.history = new SqlHistory(readers, SqlDialect.SQLITE);
        this.commit = GroupCommit.start(
                new SqliteWriter(writer, clocks, database.witness(), properties.changeable()),
                SqliteMessageLog::excuse,
                Herald.of(listener),
                observer);
    }

    /**
     * @param clock for both
     * @throws StorageUnusable where the database is damaged, or not for this Hubbub
     */
    static SqliteMessageLog open(
            DataFolder folder, LogProperties properties, Clock clock, CommitListener listener, LogObserver observer) {
        SqliteDatabase database = SqliteDatabase.open(folder, properties);
        return new SqliteMessageLog(
                database, database.file()::openWriter, properties, Moment.Clocks.both(clock), listener, observer);
    }

    /** Its connections for reading, which end with it. */
    DataSource readers() {
        return readers;
    }

    @Override
    public CompletionStage<Appended> append(RoomName room, Speaker speaker, Draft draft) {
        return commit.append(Pending.of(room, speaker, draft));
    }

    @Override
    public Position head(RoomName room) {
        return new Position(epoch, history.lastSeq(room));
    }

    @Override
    public Map<RoomName, Long> lastSeqs(Collection<RoomName> rooms) {
        return history.lastSeqs(rooms);
    }

    @Override
    public String topic(RoomName room) {
        return history.topic(room);
    }

    @Override
    public List<ChatEvent> replay(RoomName room, long after, int most) {
        return history.replay(room, after, most);
    }

    @Override
    public Page page(RoomName room, PageRequest request) {
        return history.page(room, request, history.lastSeq(room));
    }

    @Override
    public List<RoomHead> rooms(int most) {
        return history.rooms(most);
    }

    /** Finishes what was appended; reading ends with it. */
    @Override
    public void close() {
        commit.close();
        readers.close();
    }

    private static Unavailable excuse(Throwable fault) {
        boolean full = fault instanceof SQLiteException e && e.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
        return full ? DISK_FULL : NOT_NOW;
    }
}
