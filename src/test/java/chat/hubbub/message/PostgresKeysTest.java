package chat.hubbub.message;

import static chat.hubbub.message.MessageLogs.ROOM;
import static chat.hubbub.message.MessageLogs.SPEAKER;
import static chat.hubbub.message.MessageLogs.draft;
import static chat.hubbub.message.MessageLogs.outcome;
import static chat.hubbub.message.MessageLogs.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.message.Appended.Refused;
import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes whose clocks are more than a day apart: a key counts for as long as it should on all of them. */
class PostgresKeysTest {

    private final String url = PostgresDatabases.freshUrl();
    private final List<Runnable> closing = new ArrayList<>();

    @AfterEach
    void close() {
        closing.forEach(Runnable::run);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, -25, 24 * 365 * 56, -24 * 365 * 56})
    void storesAKeyOnceWhicheverNodeItIsRepeatedOn(int hoursWrong) {
        MessageLog right = node(Duration.ZERO);
        MessageLog wrong = node(Duration.ofHours(hoursWrong));
        say(right, draft("one", "k1"));
        assertThat(say(wrong, draft("one", "k1"))).isEqualTo(new Repeated(1));
        say(wrong, draft("two", "k2"));
        assertThat(say(right, draft("two", "k2"))).isEqualTo(new Repeated(2));
        assertThat(right.head(ROOM).seq()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, -25})
    void noNodeForgetsTheKeysOfAnother(int hoursWrong) {
        MessageLog right = node(Duration.ZERO);
        MessageLog wrong = node(Duration.ofHours(hoursWrong));
        say(right, draft("one", "k1"));
        say(wrong, draft("two", "k2"));
        MessageLog other = node(Duration.ofHours(-hoursWrong));
        say(other, draft("three"));
        say(node(Duration.ZERO), draft("four"));
        assertThat(say(right, draft("one", "k1"))).isEqualTo(new Repeated(1));
        assertThat(say(wrong, draft("two", "k2"))).isEqualTo(new Repeated(2));
    }

    @Test
    void aBatchThatFindsNoRoomForgetsNoKey() {
        MessageLog log = node(Duration.ZERO);
        MessageLog other = node(Duration.ZERO);
        say(log, draft("one", "k1"));
        RoomName nowhere = new RoomName("nowhere");
        Draft nothing = new Draft.Delete(1, IdempotencyKey.parse("k2"));
        assertThat(outcome(other.append(nowhere, SPEAKER, nothing))).isInstanceOf(Refused.class);
        assertThat(say(other, draft("one", "k1"))).isEqualTo(new Repeated(1));
    }

    private MessageLog node(Duration wrong) {
        PostgresDatabase database = PostgresDatabase.open(PostgresDatabases.at(url));
        PostgresMessageLog log = PostgresLogs.open(
                database, Clock.offset(Clock.systemUTC(), wrong), events -> {}, Listening.NOBODY, Newswire.NONE);
        closing.add(log::close);
        closing.add(database::close);
        return log;
    }
}
