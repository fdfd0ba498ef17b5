package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.MessageLogs.OpenLog;
import chat.hubbub.room.RoomName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A data folder in which there is something of everything. */
final class FullDatabase {

    static final RoomName CUT = new RoomName("cut");

    private static final List<String> ROWS = List.of(
            "INSERT INTO private_room VALUES ('p-1', 'A title', 'an invite', 11), ('p-2', NULL, NULL, 12)",
            "INSERT INTO membership VALUES ('p-1', 'ann', 'Ann', 0, 21), ('p-2', 'bob', 'Bob', 1, 22)",
            "INSERT INTO push_subscription VALUES ('https://push.example/1', 'ann', 'key', 'auth', 'site', 31)",
            "INSERT INTO push_person VALUES ('ann', 'Ann', 'room cut')",
            "INSERT INTO role_holder VALUES ('ann', 'OWNER', 'Ann', 41)",
            "INSERT INTO sanction VALUES ('BAN', 'troll', 'Troll', NULL, 'a seal', 51, 'ann', 'Ann', 52)",
            "INSERT INTO room_rule VALUES ('room', 'LOCK', 0, 'ann bob', 'ann', 'Ann', 61)",
            "INSERT INTO audit VALUES (7, 71, 'Ann', 'BAN', 'Troll', NULL, 'for a day'), (9, 72, 'Ann', 'LOCK', '', 'room', '')",
            "INSERT INTO nickname_claim VALUES ('ann', 'Ann', 'the hash of ann'), ('bob', 'Bob', 'the hash of bob')",
            "INSERT INTO meta VALUES ('a.key', '00ff')",
            "UPDATE event SET content = 'not' || char(0) || 'today' WHERE content = 'no'",
            "INSERT INTO idempotency SELECT id, 'ann', 'a' || char(0) || 'key', 1, 1 FROM room",
            "DELETE FROM event WHERE room_id = (SELECT id FROM room WHERE name = 'cut') AND seq > 1");

    private FullDatabase() {}

    static void make(Path data) throws SQLException {
        try (OpenLog open = MessageLogs.open(data)) {
            fill(open.log());
        }
        for (String row : ROWS) {
            OnDisk.run(data.resolve(SqliteDatabase.FILE_NAME), row);
        }
    }

    private static void fill(MessageLog log) {
        Optional<IdempotencyKey> key = IdempotencyKey.parse("again");
        MessageLogs.say(log, MessageLogs.draft("well 👍 ü 我们", "a key"));
        MessageLogs.say(log, new Draft.Chat("an answer", Optional.of(1L), Optional.empty()));
        MessageLogs.say(log, MessageLogs.draft("no"));
        MessageLogs.say(log, new Draft.Edit(2, "another answer", key));
        MessageLogs.say(log, new Draft.React(1, new Emoji("👍"), true, Optional.empty()));
        MessageLogs.say(log, MessageLogs.draft("it goes"));
        MessageLogs.say(log, new Draft.Delete(6, Optional.empty()));
        MessageLogs.say(log, new Draft.Topic("the weather", Optional.empty()));
        MessageLogs.say(log, new Draft.Notice("cake"));
        MessageLogs.say(log, new Draft.Rename(new Nickname("alicia")));
        MessageLogs.fill(log, 1_200);
        Speaker bob = new Speaker(new Nickname("bob"), MessageLogs.SPEAKER.person());
        for (String line : List.of("one", "two", "three")) {
            MessageLogs.outcome(log.append(CUT, bob, MessageLogs.draft(line)));
        }
    }
}
