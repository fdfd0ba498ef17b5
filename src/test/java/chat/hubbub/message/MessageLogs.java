package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.LogProperties.Synchronous;
import chat.hubbub.room.RoomName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Logs and drafts for tests of the package. */
final class MessageLogs {

    static final RoomName ROOM = new RoomName("room");
    static final Nickname ALICE = new Nickname("alice");
    static final Speaker SPEAKER = new Speaker(ALICE, new Secret("of alice").person());
    static final LogProperties PROPERTIES = new LogProperties(Synchronous.FULL, Duration.ofHours(24));

    private MessageLogs() {}

    /** A log that gives its folder back when it closes. */
    record OpenLog(DataFolder folder, SqliteMessageLog log) implements AutoCloseable {
        @Override
        public void close() {
            log.close();
            folder.close();
        }
    }

    static OpenLog open(Path path) {
        return open(path, events -> {});
    }

    static OpenLog open(Path path, CommitListener listener) {
        DataFolder folder = DataFolder.open(path);
        try {
            return new OpenLog(
                    folder,
                    SqliteMessageLog.open(folder, PROPERTIES, Clock.systemUTC(), listener, new LogObserver() {}));
        } catch (StorageUnusable e) {
            folder.close();
            throw e;
        }
    }

    static Draft draft(String content) {
        return Draft.chat(content, Optional.empty());
    }

    static Draft draft(String content, String key) {
        return Draft.chat(content, IdempotencyKey.parse(key));
    }

    static Pending pending(String content) {
        return Pending.of(ROOM, SPEAKER, draft(content));
    }

    static Appended say(MessageLog log, Draft draft) {
        return outcome(log.append(ROOM, SPEAKER, draft));
    }

    static Appended outcome(CompletionStage<Appended> stage) {
        return stage.toCompletableFuture().join();
    }

    static void fill(MessageLog log, int count) {
        List<CompletionStage<Appended>> stages = IntStream.rangeClosed(1, count)
                .mapToObj(i -> log.append(ROOM, SPEAKER, draft("This is line " + i + " of some length.")))
                .toList();
        stages.forEach(MessageLogs::outcome);
    }
}
