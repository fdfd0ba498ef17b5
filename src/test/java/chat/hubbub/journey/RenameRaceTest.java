package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many want other nicknames at once: nobody is ever called what somebody else is called. */
class RenameRaceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PEOPLE = 4;

    @TempDir
    private Path data;

    private Hub hub;

    @BeforeEach
    void start() {
        hub = start(data, "hubbub.presence.grace=0s", "hubbub.limits.enabled=false");
    }

    int rounds() {
        return 60;
    }

    Hub start(Path data, String... properties) {
        return Hub.start(data, properties);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void oneOfManyGetsTheNickname() {
        List<StompClient> all = IntStream.range(0, 20)
                .mapToObj(i -> connect("p" + i, "s" + i).listenToErrors().join("race"))
                .toList();
        all.forEach(client -> client.frame("SEND", "winner", "destination", "/app/nick", "receipt", "r"));
        all.forEach(client -> client.first(
                frame -> frame.header("receipt-id").equals("r") || frame.body().contains("\"receipt\":\"r\"")));

        assertThat(all.stream().flatMap(client -> client.received().stream()))
                .filteredOn(frame -> frame.header("receipt-id").equals("r"))
                .hasSize(1);
        assertThat(all.stream().flatMap(client -> client.received().stream()))
                .filteredOn(frame -> frame.body().contains("nickname-taken"))
                .hasSize(19);
        for (StompClient client : all) {
            client.event("RENAME");
            assertThat(client.events("RENAME")).hasSize(1);
        }
        all.forEach(StompClient::close);
    }

    /** Two tabs of each person talk and rename, all of them among the same few nicknames. */
    @Test
    void everybodySpeaksAsWhoTheRoomKnowsThemToBe() {
        int rounds = rounds();
        List<StompClient> tabs = new ArrayList<>();
        StompClient witness = connect("witness", "w").join("race");
        for (int i = 0; i < 2 * PEOPLE; i++) {
            tabs.add(connect("p" + i / 2, "s" + i / 2).listenToErrors().join("race"));
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < tabs.size(); i++) {
                StompClient tab = tabs.get(i);
                tab.frame("SEND", "p" + (i + round * 7) % (PEOPLE + 2), "destination", "/app/nick");
                tab.sayWith("said " + round, "race", "person " + i / 2);
            }
        }
        tabs.forEach(tab -> tab.receipt("said " + (rounds - 1)));
        await().atMost(PATIENCE).until(() -> witness.events("CHAT").size() == rounds * tabs.size());

        Map<String, String> called = calledAfterAll(witness);
        assertThat(witness.events("LEAVE")).isEmpty();
        assertThat(roster()).isEqualTo(new TreeSet<>(called.keySet()));
        tabs.forEach(StompClient::close);
        witness.close();
    }

    /** By which nickname the room knows each person in the end, having known it all the time. */
    private static Map<String, String> calledAfterAll(StompClient witness) {
        Map<String, String> called = new HashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            called.put("p" + i, "person " + i);
        }
        int renames = 0;
        for (Received event : witness.received()) {
            if (event.type().equals("RENAME")) {
                String person = called.remove(event.sender());
                assertThat(person).as(event.body()).isNotNull();
                assertThat(called.put(event.json().path("nickname").asString(), person))
                        .as(event.body())
                        .isNull();
                renames++;
            } else if (event.type().equals("CHAT")) {
                assertThat(called.get(event.sender())).as(event.body()).isEqualTo(event.content());
            }
        }
        assertThat(renames).isGreaterThan(PEOPLE);
        return called;
    }

    /** One goes where the other is just leaving. */
    @Test
    void nobodyIsLeftBehindOfTwoTabsThatFollowEachOther() {
        for (int round = 0; round < 40; round++) {
            StompClient one = connect("ann", "s").join("chase");
            StompClient other = connect("eve", "s").join("chase");
            one.frame("SEND", "eve", "destination", "/app/nick");
            other.frame("SEND", "zoe", "destination", "/app/nick");
            one.frame("DISCONNECT", "", "receipt", "bye");
            other.frame("DISCONNECT", "", "receipt", "bye");
            one.receipt("bye");
            other.receipt("bye");
            await().until(() -> hub.bean(Presence.class).online(new RoomName("chase")) == 0);
        }
    }

    private SortedSet<String> roster() {
        try (StompClient late = connect("late", "l").join("race")) {
            SortedSet<String> names = new TreeSet<>();
            late.event("ROSTER").json().path("members").forEach(name -> names.add(name.asString()));
            names.removeAll(List.of("late", "witness"));
            return names;
        }
    }

    private StompClient connect(String nickname, String secret) {
        return RenameTest.connect(hub, nickname, secret);
    }
}
