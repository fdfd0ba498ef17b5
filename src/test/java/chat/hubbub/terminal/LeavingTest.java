package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Badge;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeavingTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"quit", "exit", "/quit", "/EXIT", "  Quit \t", "\u001B[Aquit"})
    void tellsTheOthersAtOnceWhoSaysGoodbye(String word) {
        try (Door door = Door.open(data, "hubbub.presence.grace=1h");
                Terminal alice = door.enter("alice");
                Terminal bob = door.enter("bob")) {
            alice.expect("bob Joined the Chat Server");
            bob.type("the last thing");
            bob.type(word);
            bob.type("too late");
            bob.expect("* Goodbye.");
            bob.expectEnd();
            alice.expect("bob: the last thing", "bob Exit From the Chat Server");
            assertThat(door.online()).isEqualTo(1);
        }
    }

    @Test
    void doesNotTakeALongerSentenceForAGoodbye() {
        try (Door door = Door.open(data);
                Terminal alice = door.enter("alice");
                Terminal bob = door.enter("bob")) {
            alice.expect("bob Joined the Chat Server");
            bob.type("quit it");
            alice.expect("bob: quit it");
        }
    }

    @Test
    void saysEverythingThatCameBeforeTheEndOfTheInput() {
        try (Door door = Door.open(data, "hubbub.presence.grace=0s");
                Terminal alice = door.enter("alice");
                Terminal bob = door.knock()) {
            bob.send(Pieces.utf8("bob\nhello\nunfinished"));
            bob.endInput();
            bob.expect(Wording.WELCOME, "* 2 people are here: alice, bob. Type quit to leave.");
            alice.expect(
                    "bob Joined the Chat Server", "bob: hello", "bob: unfinished", "bob Exit From the Chat Server");
            bob.expect("* Goodbye.");
            bob.expectEnd();
        }
    }

    @Test
    void givesWhoeverBreaksOffTheGraceTime() {
        try (Door door = Door.open(data, "hubbub.presence.grace=1h");
                Terminal alice = door.enter("alice")) {
            Terminal bob = door.enter("bob");
            alice.expect("bob Joined the Chat Server");
            bob.abort();
            await().until(() -> door.nicknames() == 1);
            assertThat(door.online()).isEqualTo(2);
        }
    }

    @Test
    void cutsOffAClientThatNeverReadsAndKeepsNobodyWaiting() throws Exception {
        String[] properties = {"hubbub.presence.grace=0s", "hubbub.limits.enabled=false", "hubbub.log.synchronous=OFF"};
        try (Door door = Door.open(data, Limits.withWriteTime(Duration.ofMillis(300)), 50, properties);
                Terminal alice = door.enter("alice");
                Terminal stuck = new Terminal(door.gateway().port(), 2_048)) {
            stuck.type("stuck");
            alice.expect("stuck Joined the Chat Server");
            Badge carol = door.elsewhere("carol");
            String line = "x".repeat(3_999);
            boolean cut = false;
            for (int i = 0; i < 5_000 && !cut; i++) {
                door.say(carol, line);
                cut = alice.line().equals("stuck Exit From the Chat Server");
            }
            assertThat(cut).isTrue();
            assertThat(door.nicknames()).isEqualTo(2);
        }
    }
}
