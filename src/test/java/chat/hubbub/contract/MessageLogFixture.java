package chat.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Appended;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.CommitListener;
import chat.hubbub.message.Draft;
import chat.hubbub.message.IdempotencyKey;
import chat.hubbub.message.MessageLog;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A log to hold to the contract, two rooms and two people. */
abstract class MessageLogFixture {

    protected static final RoomName LOBBY = new RoomName("lobby");
    protected static final RoomName KITCHEN = new RoomName("kitchen");
    protected static final Nickname ALICE = new Nickname("Alice");
    protected static final Nickname BOB = new Nickname("bob");

    protected final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T06:39:26.123456789Z"));
    protected final List<ChatEvent> announced = Collections.synchronizedList(new ArrayList<>());
    protected MessageLog log;

    /** Opens the log; what an earlier one of the same test stored must be there. */
    protected abstract MessageLog open(Clock clock, CommitListener listener) throws Exception;

    /** Closes a log as a graceful stop does. */
    protected abstract void close(MessageLog log) throws Exception;

    /** Has time go by, by all clocks that the log goes by. */
    protected void pass(Duration time) throws Exception {
        clock.advance(time);
    }

    @BeforeEach
    void openLog() throws Exception {
        log = open(clock, announced::addAll);
    }

    @AfterEach
    void closeLog() throws Exception {
        close(log);
    }

    protected Appended say(RoomName room, Nickname sender, String text) {
        return say(room, sender, text, "");
    }

    protected Appended say(RoomName room, Nickname sender, String text, String key) {
        return append(room, sender, text, key).toCompletableFuture().join();
    }

    protected CompletionStage<Appended> append(RoomName room, Nickname sender, String text, String key) {
        Optional<IdempotencyKey> parsed = IdempotencyKey.parse(key);
        return log.append(room, speaker(sender), Draft.chat(text, parsed));
    }

    protected static Speaker speaker(Nickname nickname) {
        return new Speaker(nickname, new Secret(nickname.value()).person());
    }

    protected static long seqOf(Appended outcome) {
        assertThat(outcome).isInstanceOf(Stored.class);
        return ((Stored) outcome).event().seq();
    }
}
