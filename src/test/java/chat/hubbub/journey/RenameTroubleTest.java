package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another nickname where the server restarts, slows people down, or cannot store it. */
class RenameTroubleTest {

    @TempDir
    private Path data;

    @Test
    void isReplayedToWhoeverComesBackAlsoAfterARestart() {
        try (Hub first = Hub.start(data);
                StompClient ann = RenameTest.connect(first, "ann", "s1").join("hall")) {
            ann.say("hall", "as ann");
            RenameTest.rename(ann, "eve");
            ann.say("hall", "as eve");
            try (StompClient ben = RenameTest.connect(first, "ben", "s2").join("hall", "after", "1")) {
                assertThat(RenameTest.stored(ben)).containsExactly("2 ann", "3 eve");
                assertThat(ben.event("ROSTER").json().path("members").toString())
                        .isEqualTo("[\"eve\",\"ben\"]");
            }
        }
        try (Hub second = Hub.start(data);
                StompClient ben = RenameTest.connect(second, "ben", "s2").join("hall", "after", "0");
                StompClient ann = RenameTest.connect(second, "ann", "somebody else's");
                StompClient thief = RenameTest.connect(second, "eve", "somebody else's")) {
            assertThat(RenameTest.stored(ben)).containsExactly("1 ann", "2 ann", "3 eve");
            assertThat(ben.event("ROSTER").json().path("recovered").asBoolean()).isTrue();
            ann.join("hall");
            assertThat(thief.error().header("code")).isEqualTo("nickname-taken");
        }
    }

    @Test
    void isSlowedDownLikeMessages() {
        try (Hub strict = Hub.start(data, "hubbub.limits.burst=2", "hubbub.limits.per-second=1");
                StompClient ann = RenameTest.connect(strict, "ann", "s1").listenToErrors()) {
            for (int i = 0; i < 50; i++) {
                RenameTest.wish(ann, "eve" + i, "r" + i, "text/plain");
            }
            Received refusal = ann.first(
                    frame -> frame.body().contains("receipt") && frame.json().has("retryAfterMs"));
            assertThat(refusal.json().path("code").asString()).isEqualTo("rate-limited");
            assertThat(ann.isClosed()).isFalse();
        }
    }

    /** Another program holds the database, as a full disk would. */
    @Test
    void isAComingAndAGoingWhereItCannotBeStored() throws SQLException {
        try (Hub full = Hub.start(data);
                StompClient ann = RenameTest.connect(full, "ann", "s1").join("hall");
                StompClient ben = RenameTest.connect(full, "ben", "s2").join("hall");
                Connection holder = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("hubbub.db"));
                Statement statement = holder.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            RenameTest.rename(ann, "eve");
            assertThat(ben.event("LEAVE").sender()).isEqualTo("ann");
            assertThat(ben.first(frame -> frame.type().equals("JOIN")
                                    && frame.sender().equals("eve"))
                            .json()
                            .path("online")
                            .asInt())
                    .isEqualTo(2);
            statement.execute("ROLLBACK");
            ann.say("hall", "as eve");
            assertThat(ben.event("CHAT").sender()).isEqualTo("eve");
            assertThat(RenameTest.stored(ben)).containsExactly("1 eve");
        }
    }
}
