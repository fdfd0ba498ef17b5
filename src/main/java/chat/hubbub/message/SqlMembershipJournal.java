package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.membership.Invite;
import chat.hubbub.membership.MembershipJournal;
import chat.hubbub.membership.PrivateRoom;
import chat.hubbub.membership.Title;
import chat.hubbub.room.RoomName;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps private rooms beside the log. */
final class SqlMembershipJournal implements MembershipJournal {

    private static final String KEY = "direct-key";
    private static final int MOST_CHANGES = 1_000;

    private final SqlBook book;
    private final Clock clock;

    SqlMembershipJournal(ConnectionSource readers, ConnectionSource writers, ChangeCount count, Clock clock) {
        this.book = new SqlBook(readers, writers, count, "A private room cannot be read or written");
        this.clock = clock;
    }

    @Override
    public Optional<PrivateRoom> find(RoomName name) {
        return book.read(journal -> find(journal, name));
    }

    @Override
    public Optional<RoomName> invitedBy(Invite invite) {
        return book.read(journal -> journal.row(
                "SELECT name FROM private_room WHERE invite = ?",
                row -> new RoomName(row.getString(1)),
                invite.token()));
    }

    @Override
    public List<RoomName> of(Person person, int most) {
        return book.read(journal -> journal.rows(
                "SELECT room FROM membership WHERE person = ? ORDER BY since DESC LIMIT ?",
                row -> new RoomName(row.getString(1)),
                person.id(),
                most));
    }

    @Override
    public Optional<PrivateRoom> change(RoomName name, UnaryOperator<Optional<PrivateRoom>> change) {
        return book.change(journal -> {
            // Changes nothing, but whoever else wants to change the room waits from here on.
            journal.update("UPDATE private_room SET invite = invite WHERE name = ?", name.value());
            Optional<PrivateRoom> before = find(journal, name);
            Optional<PrivateRoom> after = change.apply(before);
            if (after.isEmpty() || after.equals(before)) {
                return before;
            }
            save(journal, before, after.get());
            return after;
        });
    }

    @Override
    public Changes changesSince(long mark) {
        if (!book.isShared()) {
            return Changes.NONE;
        }
        return book.read(journal -> mark == Changes.NONE.mark() ? start(journal) : changesSince(journal, mark));
    }

    @Override
    public byte[] key() {
        return book.write(journal -> journal.keep(KEY, SqlBook::freshSecret));
    }

    private static Optional<PrivateRoom> find(JournalConnection journal, RoomName name) throws SQLException {
        Map<Person, Nickname> members = new LinkedHashMap<>();
        journal.rows(
                        "SELECT person, nickname FROM membership WHERE room = ? ORDER BY place",
                        row -> Map.entry(new Person(row.getString(1)), nickname(row.getString(2))),
                        name.value())
                .forEach(member -> members.put(member.getKey(), member.getValue()));
        return journal.row(
                "SELECT title, invite FROM private_room WHERE name = ?",
                row -> new PrivateRoom(
                        name,
                        Optional.ofNullable(row.getString(1)).map(Title::new),
                        Optional.ofNullable(row.getString(2)).map(Invite::new),
                        members),
                name.value());
    }

    /** One that today's rules no longer allow is shown as somebody's. */
    private static Nickname nickname(String stored) {
        return Nickname.parse(stored).orElse(SqlHistory.SOMEBODY);
    }

    private void save(JournalConnection journal, Optional<PrivateRoom> before, PrivateRoom after) throws SQLException {
        String name = after.name().value();
        long number = journal.count();
        journal.update(
                """
                INSERT INTO private_room (name, title, invite, created_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET invite = excluded.invite""",
                name,
                after.title().map(Title::value).orElse(null),
                after.invite().map(Invite::token).orElse(null),
                clock.millis());
        if (book.isShared()) {
            journal.update("UPDATE private_room SET revision = ? WHERE name = ?", number, name);
        }
        saveMembers(journal, before.map(PrivateRoom::members).orElse(Map.of()), after);
    }

    /** Who is still there keeps their time, and who is where they were is not written again. */
    private void saveMembers(JournalConnection journal, Map<Person, Nickname> before, PrivateRoom after)
            throws SQLException {
        String name = after.name().value();
        List<Object[]> gone = new ArrayList<>();
        before.keySet().stream()
                .filter(person -> !after.has(person))
                .forEach(person -> gone.add(new Object[] {name, person.id()}));
        List<Map.Entry<Person, Nickname>> were = List.copyOf(before.entrySet());
        List<Object[]> fresh = new ArrayList<>();
        int place = 0;
        for (Map.Entry<Person, Nickname> member : after.members().entrySet()) {
            if (place >= were.size() || !were.get(place).equals(member)) {
                fresh.add(new Object[] {
                    name, member.getKey().id(), member.getValue().value(), place, clock.millis()
                });
            }
            place++;
        }
        journal.updateAll("DELETE FROM membership WHERE room = ? AND person = ?", gone);
        journal.updateAll("""
                INSERT INTO membership (room, person, nickname, place, since) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (room, person) DO UPDATE SET nickname = excluded.nickname, place = excluded.place""", fresh);
    }

    private static Changes start(JournalConnection journal) throws SQLException {
        return new Changes(
                journal.row("SELECT coalesce(max(revision), 0) FROM private_room", row -> row.getLong(1))
                        .orElse(0L),
                List.of());
    }

    private static Changes changesSince(JournalConnection journal, long mark) throws SQLException {
        List<RoomName> rooms = new ArrayList<>();
        List<Long> numbers = journal.rows(
                "SELECT revision, name FROM private_room WHERE revision > ? ORDER BY revision LIMIT " + MOST_CHANGES,
                row -> {
                    rooms.add(new RoomName(row.getString(2)));
                    return row.getLong(1);
                },
                mark);
        return new Changes(numbers.isEmpty() ? mark : numbers.get(numbers.size() - 1), rooms);
    }
}
