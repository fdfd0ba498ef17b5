package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.push.BrowserKeys;
import chat.hubbub.push.Endpoint;
import chat.hubbub.push.PushJournal;
import chat.hubbub.push.PushSubscription;
import chat.hubbub.push.Whereabouts;
import chat.hubbub.room.RoomName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Keeps subscriptions, and how their people are spoken to, beside the log. */
final class SqlPushJournal implements PushJournal {

    private static final String KEYS = "push-keys";

    private static final Duration TIDY_FOR = Duration.ofDays(1);

    private final SqlBook book;
    private final BookClock clock;
    private volatile Instant tidied = Instant.MIN;

    SqlPushJournal(ConnectionSource source, ChangeCount count, BookClock clock) {
        this.book = new SqlBook(source, count, "The subscriptions to be called cannot be read or written");
        this.clock = clock;
    }

    @Override
    public byte[] keys(Supplier<byte[]> fresh) {
        return book.write(journal -> journal.keep(KEYS, fresh));
    }

    @Override
    public boolean isShared() {
        return book.isShared();
    }

    /** What today's rules no longer allow is nobody's. */
    @Override
    public List<PushSubscription> subscriptions(Duration kept) {
        return book.write(journal -> {
            Instant now = clock.now(journal);
            Instant since = now.minus(kept);
            forgetOld(journal, now, since);
            return present(journal.rows(
                    "SELECT endpoint, p256dh, auth, person, site FROM push_subscription WHERE saved_at >= ?",
                    SqlPushJournal::subscription,
                    since.toEpochMilli()));
        });
    }

    @Override
    public List<Whereabouts> whereabouts() {
        return book.read(journal ->
                present(journal.rows("SELECT person, nickname, rooms FROM push_person", SqlPushJournal::whereabouts)));
    }

    @Override
    public boolean has(PushSubscription subscription, Duration within) {
        return book.read(journal -> journal.row(
                        """
                        SELECT 1 FROM push_subscription
                        WHERE endpoint = ? AND p256dh = ? AND auth = ? AND person = ? AND site = ? AND saved_at >= ?""",
                        row -> true,
                        subscription.endpoint().address(),
                        subscription.keys().p256dh(),
                        subscription.keys().auth(),
                        subscription.person().id(),
                        subscription.site(),
                        clock.now(journal).minus(within).toEpochMilli())
                .isPresent());
    }

    @Override
    public void save(PushSubscription subscription) {
        change(journal -> journal.update(
                """
                INSERT INTO push_subscription (endpoint, p256dh, auth, person, site, saved_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (endpoint) DO UPDATE
                SET p256dh = excluded.p256dh, auth = excluded.auth, person = excluded.person, site = excluded.site,
                saved_at = excluded.saved_at""",
                subscription.endpoint().address(),
                subscription.keys().p256dh(),
                subscription.keys().auth(),
                subscription.person().id(),
                subscription.site(),
                clock.now(journal).toEpochMilli()));
    }

    @Override
    public void forget(Endpoint endpoint) {
        change("DELETE FROM push_subscription WHERE endpoint = ?", endpoint.address());
    }

    @Override
    public boolean forget(Endpoint endpoint, Person person) {
        return change(journal -> {
            int gone = journal.update(
                    "DELETE FROM push_subscription WHERE endpoint = ? AND person = ?", endpoint.address(), person.id());
            if (gone == 0) {
                journal.giveUp();
            }
            return gone > 0;
        });
    }

    @Override
    public Whereabouts save(Whereabouts more) {
        String person = more.person().id();
        return change(journal -> {
            // From here on whoever else adds rooms waits.
            journal.update("""
                    INSERT INTO push_person (person, nickname, rooms) VALUES (?, ?, '')
                    ON CONFLICT (person) DO UPDATE SET nickname = excluded.nickname""", person, more.nickname().value());
            Whereabouts now = journal.row(
                            "SELECT person, nickname, rooms FROM push_person WHERE person = ?",
                            SqlPushJournal::whereabouts,
                            person)
                    .flatMap(kept -> kept)
                    .map(kept -> kept.with(more.nickname(), more.rooms()))
                    .orElse(more);
            journal.update("UPDATE push_person SET rooms = ? WHERE person = ?", words(now.rooms()), person);
            return now;
        });
    }

    @Override
    public void forget(Person person) {
        change(
                "DELETE FROM push_person WHERE person = ? AND person NOT IN (SELECT person FROM push_subscription)",
                person.id());
    }

    /** Not whenever it is read, which nodes do as often as any of them changes something. */
    private void forgetOld(JournalConnection journal, Instant now, Instant since) throws SQLException {
        if (now.isAfter(tidied.plus(TIDY_FOR))) {
            journal.update("DELETE FROM push_subscription WHERE saved_at < ?", since.toEpochMilli());
            journal.update("DELETE FROM push_person WHERE person NOT IN (SELECT person FROM push_subscription)");
            tidied = now;
        }
    }

    private void change(String sql, Object... values) {
        change(journal -> journal.update(sql, values));
    }

    private <T> T change(SqlBook.Work<T> work) {
        return book.change(journal -> {
            journal.count();
            return work.with(journal);
        });
    }

    private static Optional<PushSubscription> subscription(ResultSet row) throws SQLException {
        Optional<Endpoint> endpoint = Endpoint.parse(row.getString(1));
        Optional<BrowserKeys> keys = BrowserKeys.parse(row.getString(2), row.getString(3));
        Person person = new Person(row.getString(4));
        String site = PushSubscription.siteOf(row.getString(5));
        return endpoint.flatMap(where -> keys.map(found -> new PushSubscription(where, found, person, site)));
    }

    private static Optional<Whereabouts> whereabouts(ResultSet row) throws SQLException {
        Person person = new Person(row.getString(1));
        Set<RoomName> rooms = new LinkedHashSet<>();
        Arrays.stream(row.getString(3).split(" "))
                .flatMap(room -> RoomName.parse(room).stream())
                .forEach(rooms::add);
        return Nickname.parse(row.getString(2)).map(nickname -> new Whereabouts(person, nickname, rooms));
    }

    private static String words(Set<RoomName> rooms) {
        return rooms.stream().map(RoomName::value).collect(Collectors.joining(" "));
    }

    private static <T> List<T> present(List<Optional<T>> read) {
        return read.stream().flatMap(Optional::stream).toList();
    }
}
