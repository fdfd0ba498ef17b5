package chat.hubbub.message;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that both databases have.
 *
 * @param source what of the embedded one is copied: rows with the same columns
 */
record MigratedTable(String name, List<String> columns, String source) {

    static final String EVENTS = "event";

    /** In an order in which nothing refers to what is not there yet. */
    static final List<MigratedTable> ALL = List.of(
            of("room", "id, name, last_seq, created_at", """
                    SELECT id, name, ended.last_seq, created_at
                    FROM room JOIN room_end AS ended USING (id, name) ORDER BY id"""),
            of(EVENTS, "room_id, seq, kind, sender, content, target, at, author, reply_to"),
            // A key that holds a NUL could not be stored; keys count for a day, and only if a line is sent once more.
            of("idempotency", "room_id, sender, key, seq, at", """
                    SELECT room_id, sender, key, seq, at FROM idempotency WHERE instr(key, char(0)) = 0"""),
            of("meta", "name, value"),
            of("private_room", "name, title, invite, created_at"),
            of("membership", "room, person, nickname, place, since"),
            of("push_subscription", "endpoint, person, p256dh, auth, site, saved_at"),
            of("push_person", "person, nickname, rooms"),
            of("role_holder", "person, role, nickname, since"),
            of("sanction", "kind, skeleton, nickname, person, origin, until, by_person, by_nickname, at"),
            of("room_rule", "room, kind, span, inside, by_person, by_nickname, at"),
            of("audit", "id, at, actor, deed, subject, room, detail"));

    MigratedTable {
        columns = List.copyOf(columns);
    }

    /** For the shared database, which gives out some numbers by itself. */
    String insert() {
        return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") OVERRIDING SYSTEM VALUE VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    /** Whose rows in the shared database are those that were copied; one tells what its tables are, and is of its own. */
    String copies() {
        return name.equals("meta") ? "(SELECT FROM meta WHERE name <> 'oldest-schema') AS meta" : name;
    }

    /** Whether its rows are numbered by the database. */
    boolean isNumbered() {
        return columns.contains("id");
    }

    private static MigratedTable of(String name, String columns) {
        return of(name, columns, "SELECT " + columns + " FROM " + name);
    }

    private static MigratedTable of(String name, String columns, String source) {
        return new MigratedTable(name, Arrays.asList(columns.split(", ")), source);
    }
}
