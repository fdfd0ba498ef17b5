package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.message.Appended.Reason;
import chat.hubbub.message.Appended.Refused;
import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines, and what happens to them. Whether something may be done to a line is decided here, in the transaction
 * that does it: nothing can come in between.
 */
final class SqlLines {

    /** So many different emoji may stand under one line. */
    static final int MOST_EMOJI = 20;

    /** So often one line may be edited. */
    static final int MOST_EDITS = 50;

    /** So often emoji may come and go under one line. */
    static final int MOST_REACTIONS = 2_000;

    private final Duration changeable;
    private final PreparedStatement insert;
    private final Rows rows;
    private final PreparedStatement find;
    private final PreparedStatement forget;
    private final PreparedStatement forgetEdits;
    private final PreparedStatement edits;
    private final PreparedStatement audit;
    private final PreparedStatement reactions;

    SqlLines(Connection connection, SqlDialect dialect, Duration changeable) throws SQLException {
        this.changeable = changeable;
        insert = connection.prepareStatement("""
                INSERT INTO event (room_id, seq, kind, sender, content, target, at, author, reply_to)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        rows = new Rows(insert, dialect);
        find = connection.prepareStatement("""
                SELECT sender, coalesce((
                    SELECT content FROM event WHERE room_id = line.room_id AND target = line.seq AND kind = 'EDIT'
                    ORDER BY seq DESC LIMIT 1), content), at, author
                FROM event line
                WHERE room_id = ? AND seq = ? AND kind IN ('CHAT', 'NOTICE') AND content IS NOT NULL""");
        forget = connection.prepareStatement("UPDATE event SET content = NULL WHERE room_id = ? AND seq = ?");
        forgetEdits = connection.prepareStatement(
                "UPDATE event SET content = NULL WHERE room_id = ? AND target = ? AND kind = 'EDIT'");
        edits = connection.prepareStatement(
                "SELECT count(*) FROM event WHERE room_id = ? AND target = ? AND kind = 'EDIT'");
        audit = connection.prepareStatement("""
                INSERT INTO audit (at, actor, deed, subject, room, detail) VALUES (?, ?, 'DELETE', ?, ?, ?)""");
        reactions = connection.prepareStatement("""
                SELECT seq, kind, sender, content, author FROM event
                WHERE room_id = ? AND target = ? AND kind IN ('REACT', 'UNREACT') ORDER BY seq""");
    }

    /** What came of it; stored is what is written now under this number. */
    Appended write(Pending pending, long roomId, long seq, Instant now) throws SQLException {
        Draft draft = pending.draft();
        if (draft instanceof Draft.Chat chat) {
            return say(pending, chat, roomId, seq, now);
        }
        if (draft instanceof Draft.Notice notice) {
            return announce(pending, notice, roomId, seq, now);
        }
        if (draft instanceof Draft.Edit edit) {
            return edit(pending, edit, roomId, seq, now);
        }
        if (draft instanceof Draft.Topic topic) {
            return name(pending, topic, roomId, seq, now);
        }
        if (draft instanceof Draft.Rename rename) {
            return rename(pending, rename, roomId, seq, now);
        }
        return draft instanceof Draft.Delete delete
                ? delete(pending, delete, roomId, seq, now)
                : react(pending, (Draft.React) draft, roomId, seq, now);
    }

    /** Has all that was written in the table. */
    void flush() throws SQLException {
        rows.flush();
    }

    private Appended name(Pending pending, Draft.Topic draft, long roomId, long seq, Instant now) throws SQLException {
        ChatEvent.Topic topic =
                new ChatEvent.Topic(pending.room(), seq, pending.speaker().nickname(), draft.content(), now);
        insert(pending, roomId, topic, new Row("TOPIC", draft.content(), null, null));
        return new Stored(topic);
    }

    private Appended announce(Pending pending, Draft.Notice draft, long roomId, long seq, Instant now)
            throws SQLException {
        Nickname sender = pending.speaker().nickname();
        ChatEvent.Chat notice =
                new ChatEvent.Chat(pending.room(), seq, sender, draft.content(), Optional.empty(), now, true);
        insert(pending, roomId, notice, new Row("NOTICE", draft.content(), null, null));
        return new Stored(notice);
    }

    private Appended rename(Pending pending, Draft.Rename draft, long roomId, long seq, Instant now)
            throws SQLException {
        Nickname before = pending.speaker().nickname();
        ChatEvent.Rename rename = new ChatEvent.Rename(pending.room(), seq, before, draft.nickname(), now);
        insert(pending, roomId, rename, new Row("RENAME", draft.nickname().value(), null, null));
        return new Stored(rename);
    }

    private Appended say(Pending pending, Draft.Chat draft, long roomId, long seq, Instant now) throws SQLException {
        Optional<Quote> quote = Optional.empty();
        if (draft.replyTo().isPresent()) {
            Optional<Found> answered = find(roomId, draft.replyTo().get());
            if (answered.isEmpty()) {
                return new Refused(Reason.NO_SUCH_LINE);
            }
            quote = answered.map(Found::quote);
        }
        ChatEvent.Chat chat =
                new ChatEvent.Chat(pending.room(), seq, pending.speaker().nickname(), draft.content(), quote, now);
        insert(
                pending,
                roomId,
                chat,
                new Row("CHAT", draft.content(), null, draft.replyTo().orElse(null)));
        return new Stored(chat);
    }

    private Appended edit(Pending pending, Draft.Edit draft, long roomId, long seq, Instant now) throws SQLException {
        Optional<Reason> obstacle = obstacle(find(roomId, draft.target()), pending, now);
        if (obstacle.isPresent()) {
            return new Refused(obstacle.get());
        }
        if (countEdits(roomId, draft.target()) >= MOST_EDITS) {
            return new Refused(Reason.TOO_OFTEN);
        }
        ChatEvent.Edit edit = new ChatEvent.Edit(
                pending.room(), seq, pending.speaker().nickname(), draft.target(), draft.content(), now);
        insert(pending, roomId, edit, new Row("EDIT", draft.content(), draft.target(), null));
        return new Stored(edit);
    }

    /** What was taken back is not kept: nobody who comes later gets its words. */
    private Appended delete(Pending pending, Draft.Delete draft, long roomId, long seq, Instant now)
            throws SQLException {
        Optional<Found> line = find(roomId, draft.target());
        Optional<Reason> obstacle = obstacle(line, pending, now);
        if (obstacle.isPresent() && !(draft.anybodys() && line.isPresent())) {
            return new Refused(obstacle.get());
        }
        if (obstacle.isPresent()) {
            audit(pending, line.get(), now);
        }
        forget(forget, roomId, draft.target());
        forget(forgetEdits, roomId, draft.target());
        ChatEvent.Delete delete =
                new ChatEvent.Delete(pending.room(), seq, pending.speaker().nickname(), draft.target(), now);
        insert(pending, roomId, delete, new Row("DELETE", null, draft.target(), null));
        return new Stored(delete);
    }

    private void forget(PreparedStatement words, long roomId, long target) throws SQLException {
        rows.flush();
        words.setLong(1, roomId);
        words.setLong(2, target);
        words.executeUpdate();
    }

    /** What somebody did to a line that is not theirs is told to those who keep order: without its words. */
    private void audit(Pending pending, Found line, Instant now) throws SQLException {
        audit.setLong(1, now.toEpochMilli());
        audit.setString(2, pending.speaker().nickname().value());
        audit.setString(3, line.sender);
        audit.setString(4, pending.room().value());
        audit.setString(5, "#" + line.seq);
        audit.executeUpdate();
    }

    private Appended react(Pending pending, Draft.React draft, long roomId, long seq, Instant now) throws SQLException {
        if (find(roomId, draft.target()).isEmpty()) {
            return new Refused(Reason.NO_SUCH_LINE);
        }
        Reactions standing = reactions(roomId, draft.target());
        String person = pending.speaker().person().id();
        Optional<Long> already = standing.already(person, draft.emoji(), draft.on(), draft.target());
        if (already.isPresent()) {
            return new Repeated(already.get());
        }
        if (standing.count() >= MOST_REACTIONS) {
            return new Refused(Reason.TOO_OFTEN);
        }
        if (draft.on() && !standing.hasRoomFor(draft.emoji(), MOST_EMOJI)) {
            return new Refused(Reason.TOO_MANY_EMOJI);
        }
        // Taken away under the nickname under which it was put there: that is how it is known to everybody.
        Nickname sender = standing.nickname(person, draft.emoji())
                .orElse(pending.speaker().nickname());
        ChatEvent.React react =
                new ChatEvent.React(pending.room(), seq, sender, draft.target(), draft.emoji(), draft.on(), now);
        String kind = draft.on() ? "REACT" : "UNREACT";
        insert(pending, roomId, react, new Row(kind, draft.emoji().value(), draft.target(), null));
        return new Stored(react);
    }

    private Optional<Reason> obstacle(Optional<Found> line, Pending pending, Instant now) {
        if (line.isEmpty()) {
            return Optional.of(Reason.NO_SUCH_LINE);
        }
        if (!pending.speaker().person().id().equals(line.get().author)) {
            return Optional.of(Reason.NOT_YOURS);
        }
        boolean old = line.get().at.plus(changeable).isBefore(now);
        return old ? Optional.of(Reason.TOO_OLD) : Optional.empty();
    }

    private int countEdits(long roomId, long target) throws SQLException {
        rows.flush();
        edits.setLong(1, roomId);
        edits.setLong(2, target);
        try (ResultSet row = edits.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private Reactions reactions(long roomId, long target) throws SQLException {
        rows.flush();
        reactions.setLong(1, roomId);
        reactions.setLong(2, target);
        Reactions found = new Reactions();
        try (ResultSet row = reactions.executeQuery()) {
            while (row.next()) {
                boolean on = row.getString(2).equals("REACT");
                found.add(row.getLong(1), on, row.getString(3), row.getString(4), row.getString(5));
            }
        }
        return found;
    }

    private Optional<Found> find(long roomId, long seq) throws SQLException {
        rows.flush();
        find.setLong(1, roomId);
        find.setLong(2, seq);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? Optional.of(Found.of(seq, row)) : Optional.empty();
        }
    }

    private void insert(Pending pending, long roomId, ChatEvent event, Row row) throws SQLException {
        insert.setLong(1, roomId);
        insert.setLong(2, event.seq());
        insert.setString(3, row.kind);
        insert.setString(4, event.sender().value());
        insert.setString(5, row.content);
        setNumber(6, row.target);
        insert.setLong(7, event.at().toEpochMilli());
        insert.setString(8, pending.speaker().person().id());
        setNumber(9, row.replyTo);
        rows.add();
    }

    private void setNumber(int at, @Nullable Long number) throws SQLException {
        if (number == null) {
            insert.setNull(at, Types.BIGINT);
        } else {
            insert.setLong(at, number);
        }
    }

    /** A line as it stands in the log. */
    private record Found(long seq, String sender, String content, Instant at, String author) {

        static Found of(long seq, ResultSet row) throws SQLException {
            Instant at = Instant.ofEpochMilli(row.getLong(3));
            String author = row.getString(4);
            return new Found(seq, row.getString(1), row.getString(2), at, author == null ? "" : author);
        }

        Quote quote() {
            return Quote.of(seq, Nickname.parse(sender).orElse(SqlHistory.SOMEBODY), content);
        }
    }

    /** What differs from one kind of event to another. */
    private record Row(
            String kind,
            @Nullable String content,
            @Nullable Long target,
            @Nullable Long replyTo) {}
}
