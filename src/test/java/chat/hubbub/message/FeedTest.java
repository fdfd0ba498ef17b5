package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.SeveralNodes.Node;
import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listeners on several nodes are told, whatever happens to the news between these. */
class FeedTest {

    private static final RoomName HALL = new RoomName("hall");
    private static final RoomName YARD = new RoomName("yard");
    private static final int MESSAGES = 120;

    private final String url = PostgresDatabases.freshUrl();
    private SeveralNodes cluster;

    @BeforeEach
    void start() {
        cluster = new SeveralNodes(url, 3, 7);
        cluster.nodes.forEach(node -> {
            node.log.head(HALL);
            node.log.head(YARD);
        });
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyNodeTellsEverythingOnceAndInOrder(long seed) {
        cluster.wire.lost = 20;
        cluster.wire.late = 30;
        List<CompletableFuture<Appended>> outcomes = talkOnAllNodes(seed);

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Stored.class));
        allNodesTold(HALL);
        allNodesTold(YARD);
    }

    @Test
    void ordinaryNewsReadNothingFromTheDatabase() {
        say(cluster.nodes.get(0), HALL, "ann", "one", "");
        await().until(() -> cluster.nodes.stream().allMatch(node -> node.told.size() == 1));
        say(cluster.nodes.get(1), HALL, "bob", "two", "");
        allNodesTold(HALL);
        assertThat(cluster.nodes)
                .allSatisfy(node -> assertThat(node.feed.foundEvents()).isZero());
    }

    @Test
    void whatNobodyTellsIsFoundInTheDatabase() {
        cluster.wire.lost = 100;
        cluster.wire.works = false;
        talkOnAllNodes(4).forEach(CompletableFuture::join);
        allNodesTold(HALL);
        allNodesTold(YARD);
        assertThat(cluster.nodes.get(0).feed.heardEvents()).isZero();
    }

    @Test
    void theSenderHearsAfterTheListenersOfTheirNode() {
        Node node = cluster.nodes.get(0);
        for (int i = 1; i <= 20; i++) {
            say(cluster.nodes.get(1), HALL, "bob", "from elsewhere", "");
            long seq =
                    ((Stored) say(node, HALL, "ann", "from here", "")).event().seq();
            assertThat(node.toldOf(HALL)).contains(seq);
        }
    }

    @Test
    void aKeyThatIsRepeatedOnAnotherNodeAtTheSameMomentIsStoredOnce() {
        for (int i = 0; i < 20; i++) {
            String key = "key" + i;
            List<CompletableFuture<Appended>> same = cluster.nodes.stream()
                    .map(node -> append(node, HALL, "ann", "the same", key))
                    .toList();
            List<Appended> outcomes = same.stream().map(CompletableFuture::join).toList();
            assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Repeated.class::isInstance).hasSize(2);
        }
        assertThat(cluster.nodes.get(0).log.head(HALL).seq()).isEqualTo(20);
    }

    @Test
    void commitsThatAreHeldUpKeepTheirOrder() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    PERFORM pg_advisory_lock(new.seq % 3); PERFORM pg_sleep(random() * 0.02);
                    PERFORM pg_advisory_unlock(new.seq % 3); RETURN new; END $$""");
            statement.execute("""
                    CREATE CONSTRAINT TRIGGER late AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION dawdle()""");
        }
        talkOnAllNodes(5).forEach(outcome -> assertThat(outcome.join()).isInstanceOf(Stored.class));
        allNodesTold(HALL);
        allNodesTold(YARD);
    }

    @Test
    void whoBeginsToListenIsToldFromWhereOthersAreFollowed() {
        RoomName attic = new RoomName("attic");
        Node node = cluster.nodes.get(0);
        Epoch epoch = node.log.head(YARD).epoch();
        node.feed.expect(attic);
        say(cluster.nodes.get(1), attic, "bob", "between two who look", "");

        assertThat(node.log.head(attic).seq()).isEqualTo(1);
        assertThat(node.feed.begin(attic, new Position(epoch, 0)).join())
                .as("who looked first looks again")
                .isEqualTo(1);
        say(cluster.nodes.get(1), attic, "bob", "after both", "");
        await().until(() -> node.toldOf(attic).equals(List.of(2L)));
    }

    @Test
    void aDatabaseThatWentBackIsNoticed() throws SQLException {
        say(cluster.nodes.get(0), HALL, "ann", "one", "");
        say(cluster.nodes.get(0), HALL, "ann", "two", "");
        allNodesTold(HALL);
        Epoch epoch = cluster.nodes.get(1).log.head(HALL).epoch();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM event WHERE seq = 2");
            statement.execute("UPDATE room SET last_seq = 1");
        }
        cluster.nodes.forEach(node -> node.feed.look());
        await().until(() -> cluster.nodes.stream().allMatch(node -> node.startedOver > 0));
        assertThat(cluster.nodes.get(1).log.head(HALL).epoch()).isNotEqualTo(epoch);
    }

    private List<CompletableFuture<Appended>> talkOnAllNodes(long seed) {
        Random random = new Random(seed);
        List<CompletableFuture<Appended>> outcomes = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            Node node = cluster.nodes.get(random.nextInt(cluster.nodes.size()));
            RoomName room = random.nextBoolean() ? HALL : YARD;
            outcomes.add(append(node, room, "p" + random.nextInt(5), "line " + i, "k" + i));
            if (random.nextInt(4) == 0) {
                outcomes.get(outcomes.size() - 1).join();
            }
        }
        return outcomes;
    }

    private void allNodesTold(RoomName room) {
        long head = cluster.nodes.get(0).log.head(room).seq();
        List<Long> all = LongStream.rangeClosed(1, head).boxed().toList();
        List<ChatEvent> stored = cluster.nodes.get(0).log.replay(room, 0, 1_000);
        assertThat(stored).extracting(ChatEvent::seq).containsExactlyElementsOf(all);
        for (Node node : cluster.nodes) {
            await().untilAsserted(() -> assertThat(node.toldOf(room)).containsExactlyElementsOf(all));
            assertThat(node.told).filteredOn(event -> event.room().equals(room)).containsExactlyElementsOf(stored);
        }
    }

    private static Appended say(Node node, RoomName room, String sender, String text, String key) {
        return append(node, room, sender, text, key).join();
    }

    private static CompletableFuture<Appended> append(
            Node node, RoomName room, String sender, String text, String key) {
        Speaker speaker = new Speaker(new Nickname(sender), new Secret(sender).person());
        Draft draft = Draft.chat(text, key.isEmpty() ? Optional.empty() : IdempotencyKey.parse(key));
        return node.log.append(room, speaker, draft).toCompletableFuture();
    }
}
