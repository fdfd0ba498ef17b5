package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Badge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalkingTest {

    @TempDir
    Path data;

    private Door door;
    private Terminal alice;

    @BeforeEach
    void open() {
        door = Door.open(data, "hubbub.presence.grace=0s", "hubbub.limits.burst=100", "hubbub.limits.per-second=1");
        alice = door.enter("alice");
    }

    @AfterEach
    void close() {
        alice.close();
        door.close();
    }

    @Test
    void bringsTheOthersLinesAndNeverOnesOwn() {
        try (Terminal bob = enterBeside("bob")) {
            alice.type("one");
            bob.expect("alice: one");
            bob.type("two");
            alice.expect("bob: two");
        }
    }

    @Test
    void worksForAClientThatEndsNoLines() {
        try (Terminal classic = door.knock()) {
            classic.expect("Welcome to Hubbub! Please enter your nickname:");
            classic.sendChunk("bob");
            classic.expect("* 2 people are here: alice, bob. Type quit to leave.");
            alice.expect("bob Joined the Chat Server");
            classic.sendChunk("hello there");
            alice.expect("bob: hello there");
            alice.type("hi");
            classic.expect("alice: hi");
            classic.sendChunk("x".repeat(3_000) + " end");
            alice.expect("bob: " + "x".repeat(3_000) + " end");
            classic.sendChunk("quit");
            classic.expect("* Goodbye.");
            classic.expectEnd();
            alice.expect("bob Exit From the Chat Server");
        }
    }

    @Test
    void keepsEveryLineWholeAndInOrderHoweverItIsCut() {
        Random random = new Random(4);
        List<String> expected = new ArrayList<>();
        try (Terminal bob = enterBeside("bob")) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 90; i++) {
                String line = i + " " + Pieces.oneOf(List.of("grüße", "日本語", "👩‍💻", "plain"), random);
                text.append(line).append(Pieces.oneOf(List.of("\n", "\r\n"), random));
                expected.add("bob: " + line);
            }
            Pieces.cut(Pieces.utf8(text.toString()), random).forEach(bob::send);
        }
        alice.expect(expected.toArray(String[]::new));
    }

    @Test
    void waitsForTheEndOfALine() throws Exception {
        Badge carol = door.elsewhere("carol");
        try (Terminal bob = enterBeside("bob")) {
            bob.sendChunk("hel");
            door.say(carol, "first");
            alice.expect("carol: first");
            bob.sendChunk("lo\n");
            alice.expect("bob: hello");
        }
    }

    @Test
    void passesNoControlFromOneSideToTheOther() throws Exception {
        Badge carol = door.elsewhere("carol");
        door.say(carol, "\u001B[2Jhi\u0007\nalice: I pay\u202E!\r\n\u001B]0;title\u001B\\done");
        alice.expect("carol: hi", "carol: alice: I pay!", "carol: done");
        try (Terminal bob = enterBeside("bob")) {
            bob.type("\u001B[31mred\u001B[0m\tand\u0000 \u0085plain\u009B2J");
            alice.expect("bob: red and  plain");
        }
    }

    @Test
    void saysNothingForAnEmptyLine() {
        try (Terminal bob = enterBeside("bob")) {
            bob.type("");
            bob.type("   ");
            bob.type("\u001B[A");
            bob.type("here");
            alice.expect("bob: here");
        }
    }

    @Test
    void refusesALineThatIsTooLongAndTakesTheNext() {
        try (Terminal bob = enterBeside("bob")) {
            bob.type("x".repeat(4_001));
            bob.expect("! This message is longer than 4000 characters.");
            bob.type("y".repeat(1_000_000));
            bob.type("z".repeat(4_000));
            alice.expect("bob: " + "z".repeat(4_000));
        }
    }

    @Test
    void saysHowManyLinesWereTooFastAndNotEachOfThem() {
        try (Terminal bob = enterBeside("bob")) {
            for (int i = 0; i < 1_500; i++) {
                bob.type("line " + i);
            }
            bob.expect("! You are writing too fast. Please wait a moment.");
            assertThat(bob.line())
                    .matches(
                            "! Messages not said since then: \\d+\\. You are writing too fast\\. Please wait a moment\\.");
            for (int i = 0; i < 100; i++) {
                alice.expect("bob: line " + i);
            }
        }
    }

    private Terminal enterBeside(String nickname) {
        Terminal other = door.enter(nickname);
        alice.expect(nickname + " Joined the Chat Server");
        return other;
    }
}
