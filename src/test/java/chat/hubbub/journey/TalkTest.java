package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** People who join, talk and leave. */
class TalkTest {

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.presence.grace=3s", "hubbub.limits.enabled=false");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void tellsEverybodyWhatOneSaysUnderTheirOwnName(TestInfo test) {
        try (StompClient alice = hub.connect("alice").join("talk");
                StompClient bob = hub.connect("bob").join("talk")) {
            alice.say("talk", "{\"content\":\"hello **all**\",\"sender\":\"bob\"}", "content-type", "application/json");

            for (StompClient client : List.of(alice, bob)) {
                Received chat = client.event("CHAT");
                assertThat(chat.sender()).isEqualTo("alice");
                assertThat(chat.content()).isEqualTo("hello **all**");
                assertThat(chat.json().path("html").asString()).isEqualTo("<p>hello <strong>all</strong></p>");
                assertThat(chat.header("message-id")).isEqualTo("talk:1");
                assertThat(chat.header("destination")).isEqualTo("/topic/talk");
                assertThat(chat.header("subscription")).isEqualTo("sub-talk");
                assertThat(chat.header("content-type")).isEqualTo("application/json");
            }
        }
    }

    @Test
    void beginsEachSubscriptionWithItsRoster() {
        try (StompClient ann = hub.connect("ann").join("rosters");
                StompClient ben = hub.connect("ben").join("rosters")) {
            Received first = ben.received().stream()
                    .filter(frame -> frame.command().equals("MESSAGE"))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.type()).isEqualTo("ROSTER");
            assertThat(first.json().path("online").asInt()).isEqualTo(2);
            assertThat(first.json().path("members").valueStream().map(n -> n.asString()))
                    .containsExactly("ann", "ben");
            assertThat(first.json().path("recovered").asBoolean()).isTrue();
            assertThat(ann.event("JOIN").sender()).isEqualTo("ann");
            ann.first(frame -> frame.type().equals("JOIN") && frame.sender().equals("ben"));
        }
    }

    @Test
    void announcesALeaveAtOnceWhenItIsSaid() {
        try (StompClient ann = hub.connect("ann2").join("leaving");
                StompClient ben = hub.connect("ben2").join("leaving")) {
            ben.frame("DISCONNECT", "", "receipt", "bye");
            ben.receipt("bye");
            assertThat(ben.closeCode()).isEqualTo(1000);
            Received leave = ann.event("LEAVE");
            assertThat(leave.sender()).isEqualTo("ben2");
            assertThat(leave.json().path("online").asInt()).isEqualTo(1);
        }
    }

    @Test
    void saysNothingOfAReloadButAnnouncesWhoStaysAway() {
        try (StompClient ann = hub.connect("ann3").join("reloads")) {
            hub.connect("ben3").join("reloads").abort();
            try (StompClient back = hub.connect("ben3").join("reloads")) {
                back.say("reloads", "I am back");
                ann.event("CHAT");
                back.abort();
            }
            assertThat(ann.event("LEAVE").sender()).isEqualTo("ben3");
            assertThat(ann.events("LEAVE")).hasSize(1);
            assertThat(ann.events("JOIN").stream().filter(join -> join.sender().equals("ben3")))
                    .hasSize(1);
        }
    }

    @Test
    void quitsInAnyCaseAndIsNotBroadcast() {
        for (String word : List.of("quit", "EXIT", "/Quit", "/exit", " quit \n")) {
            String room = "quitting-" + Integer.toHexString(word.hashCode());
            try (StompClient ann = hub.connect("ann4").join(room)) {
                StompClient ben = hub.connect("ben4").join(room);
                ben.frame("SEND", word, "destination", "/app/chat/" + room);
                assertThat(ben.closeCode()).isEqualTo(1000);
                assertThat(ann.event("LEAVE").sender()).isEqualTo("ben4");
                assertThat(ann.events("CHAT")).isEmpty();
            }
        }
    }

    @Test
    void leavesOnlyAfterTheLastWord() {
        for (String goodbye :
                List.of("DISCONNECT\nreceipt:bye\n\n\0", "SEND\ndestination:/app/chat\nreceipt:bye\n\nquit\0")) {
            String room = "last-words-" + goodbye.length();
            try (StompClient ann = hub.connect("ann9").join(room)) {
                StompClient ben = hub.connect("ben9").join(room);
                ben.raw("SEND\ndestination:/app/chat/" + room + "\nreceipt:last\n\nlast word\0" + goodbye);
                assertThat(ben.receipt("last").header("seq")).isEqualTo("1");
                ben.receipt("bye");
                assertThat(ben.closeCode()).isEqualTo(1000);
                ann.event("LEAVE");
                assertThat(ann.received().stream().map(Received::type).filter(type -> !type.isEmpty()))
                        .endsWith("CHAT", "LEAVE");
            }
        }
    }

    @Test
    void neverSeatsTwoWhoLookTheSame() {
        try (StompClient ann = hub.connect("ann10").join("looks")) {
            StompClient.connect(hub.ws("/ws"), "login", "alice10").join("looks").abort();
            await().until(() -> hub.bean(chat.hubbub.broker.Broker.class).connections() == 1);
            try (StompClient other = StompClient.connect(hub.ws("/ws"), "login", "ALICE10")) {
                other.join("looks");
                assertThat(other.event("ROSTER").json().path("online").asInt()).isEqualTo(2);
                assertThat(ann.event("LEAVE").sender()).isEqualTo("alice10");
            }
        }
    }

    @Test
    void storesARepeatedKeyOnce() {
        try (StompClient ann = hub.connect("ann5").join("keys")) {
            long first = ann.say("keys", "once", "idempotency-key", "k");
            long second = ann.say("keys", "once", "idempotency-key", "k");
            long third = ann.say("keys", "twice", "idempotency-key", "l");
            assertThat(second).isEqualTo(first);
            assertThat(third).isEqualTo(first + 1);
            ann.first(frame -> frame.content().equals("twice"));
            assertThat(ann.events("CHAT")).hasSize(2);
        }
    }

    @Test
    void replaysWhatWasMissedOnceAndInOrderThenGoesLive() {
        try (StompClient ann = hub.connect("ann6").join("replay")) {
            for (int i = 1; i <= 450; i++) {
                ann.sayWith("r" + i, "replay", "line " + i);
            }
            ann.receipt("r450");
            try (StompClient ben = hub.connect("ben6").join("replay", "after", "7")) {
                ann.say("replay", "live");
                ben.first(frame -> frame.content().equals("live"));
                assertThat(ben.events("CHAT").stream().map(Received::seq))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(8, 451).boxed().toList());
            }
        }
    }

    @Test
    void tellsWhatCannotBeReplayed() {
        try (StompClient ann = hub.connect("ann7").join("gaps")) {
            ann.say("gaps", "one");
            for (String[] wish : new String[][] {
                {"after", "2"}, {"after", "-1"}, {"after", "x"}, {"after", "0", "epoch", "another life"}
            }) {
                try (StompClient ben = hub.connect("ben7").join("gaps", wish)) {
                    Received roster = ben.event("ROSTER");
                    assertThat(roster.json().path("recovered").asBoolean()).isFalse();
                    assertThat(roster.json().path("lastSeq").asLong()).isEqualTo(1);
                    assertThat(ben.events("CHAT")).isEmpty();
                }
            }
        }
    }

    @Test
    void tellsTheOthersWhoIsTyping() {
        try (StompClient ann = hub.connect("ann8").join("typing");
                StompClient ben = hub.connect("ben8").join("typing")) {
            ben.frame("SEND", "", "destination", "/app/typing/typing");
            assertThat(ann.event("TYPING").sender()).isEqualTo("ben8");
            ben.say("typing", "done");
            ben.event("CHAT");
            assertThat(ben.events("TYPING")).isEmpty();
        }
    }
}
