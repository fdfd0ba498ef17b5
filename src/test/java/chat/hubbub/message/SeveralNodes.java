package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Logs of several nodes on one database in this process, and what each of them told its listeners. */
final class SeveralNodes implements AutoCloseable {

    final List<Node> nodes = new ArrayList<>();
    final FlakyWire wire;

    /** @param database the JDBC address of one that has all tables */
    SeveralNodes(String database, int many, long seed) {
        wire = new FlakyWire(seed);
        for (int i = 0; i < many; i++) {
            nodes.add(new Node(PostgresDatabase.open(PostgresDatabases.at(database)), wire.of(i)));
        }
        nodes.forEach(node -> wire.connect(node.feed));
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        wire.close();
    }

    /** One that listens to every room. */
    static final class Node implements Listening {

        final List<ChatEvent> told = new CopyOnWriteArrayList<>();
        final PostgresMessageLog log;
        final Feed feed;
        private final PostgresDatabase database;
        volatile int startedOver;

        private Node(PostgresDatabase database, Newswire wire) {
            this.database = database;
            SqlHistory history = new SqlHistory(database.pool(), SqlDialect.POSTGRES);
            feed = new Feed(new PostgresFeedSource(database.quick())).start(new Feed.Links(told::addAll, this, wire));
            PostgresWriter writer = new PostgresWriter(
                    database::openWriter, Fence.NONE, Clock.system(ZoneOffset.UTC), PostgresLogs.CHANGEABLE);
            log = new PostgresMessageLog(
                    database.pool(), history, Fence.NONE, writer, feed, events -> {}, new LogObserver() {});
        }

        List<Long> toldOf(RoomName room) {
            return told.stream()
                    .filter(event -> event.room().equals(room))
                    .map(ChatEvent::seq)
                    .toList();
        }

        @Override
        public boolean isListenedTo(RoomName room) {
            return true;
        }

        @Override
        public synchronized void startOver() {
            startedOver++;
        }

        private void close() {
            log.close();
            database.close();
        }
    }
}
