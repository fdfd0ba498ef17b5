package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.By;
import chat.hubbub.moderation.Change;
import chat.hubbub.moderation.Deed;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.Sanction;
import chat.hubbub.push.BrowserKeys;
import chat.hubbub.push.Endpoint;
import chat.hubbub.push.PushJournal;
import chat.hubbub.push.PushSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose clock is wrong forgets nothing that others still need. */
class WrongClocksTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:39:26Z");
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Person ANN = new Secret("of ann").person();
    private static final BrowserKeys KEYS = new BrowserKeys(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg");

    private final StoppedDatabaseClock databaseClock = StoppedDatabaseClock.in(PostgresDatabases.freshUrl(), NOW);
    private final PostgresJournals node = PostgresJournals.open(databaseClock.url());

    @AfterEach
    void close() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20_000, -3})
    void aBanIsThereForTheOthers(int daysWrong) {
        ModerationJournal right = node.moderationOf(new MovableClock(NOW));
        ModerationJournal wrong = node.moderationOf(new MovableClock(NOW.plus(Duration.ofDays(daysWrong))));
        Sanction ban = ban(NOW.plus(Duration.ofHours(1)));
        right.write(List.of(new Change.Impose(ban)), entry());
        wrong.recall();
        assertThat(right.recall().measures()).containsExactly(ban);
    }

    @Test
    void whatIsOverIsForgottenADayLaterByTheClockOfTheDatabase() {
        ModerationJournal late = node.moderationOf(new MovableClock(NOW.minus(Duration.ofDays(9))));
        Sanction ban = ban(NOW);
        late.write(List.of(new Change.Impose(ban)), entry());
        databaseClock.set(NOW.plus(Duration.ofDays(1)).minusMillis(1));
        assertThat(late.recall().measures()).containsExactly(ban);
        databaseClock.set(NOW.plus(Duration.ofDays(1)));
        assertThat(late.recall().measures()).isEmpty();
    }

    @Test
    void aBrowserIsCalledForAsLongAsTheDatabaseSays() {
        PushSubscription browser = new PushSubscription(new Endpoint("https://push.example/one"), KEYS, ANN, "");
        node.push.save(browser);
        databaseClock.set(NOW.plus(KEPT));
        assertThat(another().subscriptions(KEPT)).containsExactly(browser);
        databaseClock.set(NOW.plus(KEPT).plusMillis(1));
        assertThat(another().subscriptions(KEPT)).isEmpty();
        databaseClock.set(NOW);
        assertThat(another().subscriptions(KEPT)).isEmpty();
    }

    /** One that forgets at its first look. */
    private PushJournal another() {
        return node.push(BookClock.OF_POSTGRES);
    }

    private static Sanction ban(Instant until) {
        Nickname who = new Nickname("bob");
        return new Sanction(
                Sanction.Kind.BAN,
                who,
                who.skeleton(),
                Optional.empty(),
                Optional.empty(),
                until,
                new By(ANN, "ann", NOW));
    }

    private static AuditEntry entry() {
        return AuditEntry.of(NOW, "ann", Deed.BAN, "bob", Optional.empty(), "");
    }
}
