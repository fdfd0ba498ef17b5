package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import chat.hubbub.terminal.Terminal;
import chat.hubbub.terminal.TerminalGateway;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People at terminals and people at browsers in one room. */
class TerminalTest {

    private static final String WELCOME = "Welcome to Hubbub! Please enter your nickname:";

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.presence.grace=0s");
    }

    @BeforeEach
    void waitForAnEmptyRoom() {
        await().until(() -> hub.bean(Presence.class).online(RoomName.PUBLIC) == 0);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void sharesTheRoomWithTheBrowsers() {
        try (StompClient alice = hub.connect("alice").join("public");
                Terminal bob = terminal()) {
            bob.expect(WELCOME);
            bob.sendChunk("bob");
            bob.expect("* 2 people are here: alice, bob. Type quit to leave.");
            assertThat(alice.first(bobs("JOIN")).json().path("online").asInt()).isEqualTo(2);

            bob.sendChunk("hello from 1999");
            assertThat(alice.first(bobs("CHAT")).content()).isEqualTo("hello from 1999");
            alice.say("public", "hi\nbob: forged");
            bob.expect("alice: hi", "alice: bob: forged");

            bob.sendChunk("QUIT");
            assertThat(alice.first(bobs("LEAVE")).json().path("online").asInt()).isEqualTo(1);
            bob.expect("* Goodbye.");
            bob.expectEnd();
        }
    }

    @Test
    void hearsInTheExactWordsOfTheClassicThatABrowserLeft() {
        try (Terminal carl = terminal()) {
            carl.expect(WELCOME);
            carl.type("carl");
            carl.expectStart("* ");
            try (StompClient dora = hub.connect("dora").join("public")) {
                carl.expect("dora Joined the Chat Server");
                dora.frame("DISCONNECT", "");
                carl.expect("dora Exit From the Chat Server");
            }
        }
    }

    @Test
    void keepsANicknameToOneDoor() {
        try (StompClient erin = hub.connect("erin");
                Terminal other = terminal()) {
            assertThat(erin.isClosed()).isFalse();
            other.expect(WELCOME);
            other.type("ERIN");
            other.expect("! The nickname ERIN is taken. Please choose another one.");
            other.type("not erin");
            other.expectStart("* ");
            try (StompClient late = StompClient.connect(hub.ws("/ws"), "login", "not erin")) {
                assertThat(late.error().header("code")).isEqualTo("nickname-taken");
            }
        }
    }

    @Test
    void keepsWhatWasSaidByATerminalThatIsGone() {
        try (Terminal fred = terminal()) {
            fred.sendChunk("fred\none\ntwo\n");
            fred.endInput();
        }
        try (StompClient reader = hub.connect("reader").join("public", "after", "0")) {
            await().until(() -> reader.events("CHAT").stream()
                    .anyMatch(chat ->
                            chat.sender().equals("fred") && chat.content().equals("two")));
        }
    }

    private static Terminal terminal() {
        return new Terminal(hub.bean(TerminalGateway.class).port());
    }

    private static Predicate<Received> bobs(String type) {
        return frame -> frame.type().equals(type) && frame.sender().equals("bob");
    }
}
