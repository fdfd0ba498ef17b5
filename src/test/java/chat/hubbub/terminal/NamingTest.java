package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Nickname;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamingTest {

    @TempDir
    Path data;

    private Door door;
    private Terminal terminal;

    @BeforeEach
    void open() {
        door = Door.open(data, "hubbub.presence.grace=0s");
        terminal = door.knock();
        terminal.expect(Wording.WELCOME);
    }

    @AfterEach
    void close() {
        terminal.close();
        door.close();
    }

    @Test
    void asksAgainAfterABadNickname() {
        terminal.type("no/slashes");
        terminal.expect("! " + Nickname.RULE);
        terminal.type("x".repeat(33));
        terminal.expect("! " + Nickname.RULE);
        terminal.type("x".repeat(100_000));
        terminal.expect("! " + Nickname.RULE);
        terminal.type("alice");
        terminal.expect("* 1 person is here: alice. Type quit to leave.");
    }

    @Test
    void asksAgainAfterANicknameThatIsTakenAtAnyDoor() {
        door.elsewhere("Alice");
        terminal.type("alice");
        terminal.expect("! The nickname alice is taken. Please choose another one.");
        terminal.sendChunk("\u0430lice\n");
        terminal.expectStart("! The nickname");
        terminal.type("bob");
        terminal.expect("* 1 person is here: bob. Type quit to leave.");
    }

    @Test
    void takesTheFirstChunkOfAClientThatEndsNoLines() {
        terminal.sendChunk("alice");
        terminal.expect("* 1 person is here: alice. Type quit to leave.");
    }

    @Test
    void takesANicknameWithoutWhatATelnetSaysToItsServer() {
        terminal.send(new byte[] {(byte) 255, (byte) 253, 3, (byte) 255, (byte) 251, 24});
        terminal.sendChunk("ali");
        terminal.sendChunk("ce\r\n");
        terminal.expect("* 1 person is here: alice. Type quit to leave.");
    }

    @Test
    void takesANicknameWithoutArrowKeys() {
        terminal.type("al\u001B[Dice\u0007");
        terminal.expect("* 1 person is here: alice. Type quit to leave.");
    }

    @Test
    void makesAGuestOfWhoeverGivesNoName() {
        terminal.type("");
        assertThat(terminal.line()).matches("\\* You are guest-[a-z0-9]{4}\\.");
        terminal.expectStart("* 1 person is here: guest-");
    }

    @Test
    void givesNobodyMoreThanTenTries() {
        for (int i = 0; i < TerminalLimits.STANDARD.nameTries(); i++) {
            terminal.type("?");
            terminal.expect("! " + Nickname.RULE);
        }
        terminal.expect("* That was no nickname either. Please come back with one.");
        terminal.expectEnd();
    }

    @Test
    void letsWhoeverChangedTheirMindGo() {
        terminal.type(" Quit ");
        terminal.expect("* Goodbye.");
        terminal.expectEnd();
        assertThat(door.nicknames()).isZero();
    }

    @Test
    void doesNotLetAWebPageSpeakThroughSomebodysBrowser() {
        terminal.type("POST / HTTP/1.1\r\nHost: localhost:5555\r\n\r\neve\r\nthis is not me");
        terminal.expect("* This is the door for terminals, not a web page.");
        terminal.expectEnd();
        assertThat(door.nicknames()).isZero();
    }

    @Test
    void freesTheNicknameWhenItsOwnerIsGone() {
        terminal.type("alice");
        terminal.expectStart("* 1 person");
        terminal.abort();
        await().until(() -> door.nicknames() == 0);

        try (Terminal next = door.enter("alice")) {
            next.type("quit");
            next.expect("* Goodbye.");
        }
    }

    @Test
    void doesNotWaitForANameForever() {
        TerminalLimits impatience = Limits.withNameTime(Duration.ofMillis(100));
        try (Door impatient = Door.open(data.resolve("impatient"), impatience, 50);
                Terminal silent = impatient.knock()) {
            silent.expect(Wording.WELCOME, "* You gave no nickname for too long. Please come back with one.");
            silent.expectEnd();
        }
    }
}
