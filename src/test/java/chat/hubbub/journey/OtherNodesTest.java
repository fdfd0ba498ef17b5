package chat.hubbub.journey;

import static chat.hubbub.journey.ClientFrame.FIN;
import static chat.hubbub.journey.ClientFrame.PING;
import static chat.hubbub.journey.ClientFrame.PONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.conversation.Renames;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.MessageLog;
import chat.hubbub.presence.Member;
import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import chat.hubbub.terminal.Terminal;
import chat.hubbub.terminal.TerminalGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has to wait while other nodes are asked for a nickname, and what they change here. */
class OtherNodesTest {

    @TempDir
    static Path data;

    private static Hub hub;
    private static OtherNodes.Registry others;

    @BeforeAll
    static void start() {
        hub = Hub.startWith(OtherNodes.class, data, "hubbub.presence.grace=0s");
        others = hub.bean(OtherNodes.Registry.class);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void holdUpNobodyButWhoWantsTheNickname() throws IOException {
        try (Terminal here = terminal("here");
                Terminal waiting = knock();
                BareClient slow = BareClient.open(hub.port());
                BareClient quick = BareClient.open(hub.port())) {
            waiting.type(OtherNodes.SLOW + "-terminal");
            waiting.type("said at once");
            waiting.endInput();
            // What is behind the CONNECT is read by the version that it agrees on.
            slow.send(
                    ClientFrame.text("CONNECT\naccept-version:1.2\nlogin:" + OtherNodes.SLOW + "\n\n\0"),
                    ClientFrame.text("SUBSCRIBE\nid:0\ndestination:/topic/hall\nreceipt:a\\cb\n\n\0"));
            quick.send(ClientFrame.of(FIN | PING, new byte[] {1}));
            quick.readUntil(PONG);
            quick.join("quick", "public");
            here.type("still served");
            quick.awaitThat(frame -> frame.content().equals("still served"));
            assertThat(slow.received()).isEmpty();

            others.answer();
            assertThat(slow.await("RECEIPT").header("receipt-id")).isEqualTo("a:b");
            here.expect(
                    "quick Joined the Chat Server",
                    "slow-terminal Joined the Chat Server",
                    "slow-terminal: said at once");
        }
        await().until(() -> others.wasReleased(OtherNodes.SLOW));
    }

    @Test
    void haveNoTerminalWaitForAnotherThatComesIn() {
        SharedLog log = hub.bean(SharedLog.class);
        CountDownLatch answer = new CountDownLatch(1);
        try (Terminal here = terminal("here-4");
                Terminal there = terminal("there-4");
                Terminal coming = knock()) {
            here.expect("there-4 Joined the Chat Server");
            log.beforeTheNextHead(() -> OtherNodes.await(answer));
            coming.type("coming-4");
            coming.type("said at once");
            await().until(log::wasAsked);
            there.type("still served");
            here.expect("there-4: still served");

            answer.countDown();
            here.expect("coming-4 Joined the Chat Server", "coming-4: said at once");
        }
        await().until(() -> others.wasReleased("coming-4"));
    }

    @Test
    void haveNobodyWaitWhileAnotherAsksForAPrivateRoom() throws IOException {
        try (StompClient typing = hub.connect("typing-7");
                StompClient talking = hub.connect("talking-7").listenToErrors();
                BareClient quick = BareClient.open(hub.port())) {
            typing.frame("SEND", "", "destination", "/app/typing/private-" + "c".repeat(26), "receipt", "typed");
            talking.sayWith("said", "direct-" + "d".repeat(26), "let me in");
            quick.send(ClientFrame.of(FIN | PING, new byte[] {1}));
            quick.readUntil(PONG);
            quick.join("quick-7", "public");
            assertThat(typing.received())
                    .noneMatch(frame -> frame.header("receipt-id").equals("typed"));

            hub.bean(SharedRooms.class).answer();
            typing.receipt("typed");
            assertThat(talking.refusal("said").json().path("code").asString()).isEqualTo("forbidden");
        }
    }

    @Test
    void leaveNobodyBehindWhoIsGoneBeforeTheyAreIn() {
        SharedLog log = hub.bean(SharedLog.class);
        CountDownLatch answer = new CountDownLatch(1);
        try (Terminal coming = knock()) {
            log.beforeTheNextHead(() -> OtherNodes.await(answer));
            coming.type("coming-5");
            await().until(log::wasAsked);
        }
        answer.countDown();
        await().until(() -> others.wasReleased("coming-5"));
        await().untilAsserted(() -> assertThat(hub.bean(Presence.class).members(RoomName.PUBLIC))
                .extracting(Member::nickname)
                .doesNotContain(new Nickname("coming-5")));
    }

    @Test
    void leaveNobodyWithoutAnAnswerByAFaultOfTheirs() {
        SharedLog log = hub.bean(SharedLog.class);
        try (Terminal faulty = knock();
                Terminal coming = knock()) {
            faulty.type(OtherNodes.FAULTY + "-6");
            faulty.expect("* Something went wrong here. Please come back.");
            log.beforeTheNextHead(() -> {
                throw new IllegalStateException("no answer");
            });
            coming.type("coming-6");
            coming.expect("* Something went wrong here. Please come back.");
        }
        await().until(() -> others.wasReleased("coming-6"));
    }

    @Test
    void areMissedByThoseWhoComeAndByNobodyElse() {
        try (StompClient ann = hub.connect("ann-1").join("hall").listenToErrors();
                StompClient lost = hub.connect(OtherNodes.UNKNOWN)) {
            assertThat(lost.error().header("code")).isEqualTo("unavailable");
            RenameTest.wish(ann, "{\"nickname\":\"unknown-1\"}", "wish", "application/json");
            assertThat(ann.refusal("wish").json().path("code").asString()).isEqualTo("unavailable");
            assertThat(ann.say("hall", "still ann")).isPositive();
        }
    }

    @Test
    void takeANicknameFromWhomTheyGaveItTo() {
        try (StompClient ann = hub.connect("ann-2").join("lost");
                StompClient ben = hub.connect("ben-2").join("lost")) {
            hub.bean(NicknameClaims.class).lose(speaker("ann-2"));

            assertThat(ann.error().header("code")).isEqualTo("nickname-taken");
            assertThat(ben.event("LEAVE").sender()).isEqualTo("ann-2");
            assertThat(others.wasReleased("ann-2")).isFalse();
        }
    }

    @Test
    void haveAllTabsHereRenamedWithoutAnotherWordInTheLog() {
        try (StompClient ann = hub.connect("ann-3").join("follow");
                StompClient ben = hub.connect("ben-3").join("follow")) {
            ann.frame("SUBSCRIBE", "", "id", "n", "destination", "/user/queue/nickname", "receipt", "n");
            ann.receipt("n");
            Renames renames = hub.bean(Renames.class);
            renames.follow(speaker("ann-3"), new Nickname("eve-3"));
            renames.follow(speaker("ann-3"), new Nickname("eve-3"));

            ann.first(frame -> frame.body().contains("eve-3"));
            assertThat(hub.bean(Presence.class).members(new RoomName("follow")))
                    .extracting(Member::nickname)
                    .isEqualTo(List.of(new Nickname("eve-3"), new Nickname("ben-3")));
            assertThat(hub.bean(MessageLog.class).head(new RoomName("follow")).seq())
                    .isZero();
            assertThat(others.wasReleased("ann-3")).isTrue();
            assertThat(others.wasReleased("eve-3")).isFalse();
            ann.say("follow", "as eve");
            assertThat(ben.event("CHAT").sender()).isEqualTo("eve-3");
        }
        await().until(() -> others.wasReleased("eve-3"));
    }

    private static Terminal terminal(String nickname) {
        Terminal terminal = knock();
        terminal.type(nickname);
        terminal.expectStart("* ");
        return terminal;
    }

    private static Terminal knock() {
        Terminal terminal = new Terminal(hub.bean(TerminalGateway.class).port());
        terminal.expect("Welcome to Hubbub! Please enter your nickname:");
        return terminal;
    }

    private static Speaker speaker(String nickname) {
        return new Speaker(new Nickname(nickname), new Secret("secret of " + nickname).person());
    }
}
