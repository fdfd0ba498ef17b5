package chat.hubbub.message;

import chat.hubbub.message.PostgresCandidates.Found;
import chat.hubbub.message.Ranking.Candidate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what many lines say at once, over a network: one by one is for those only that will be shown. */
final class PostgresContents {

    /** What is long is not all kept at once. */
    private static final int FETCHED_AT_ONCE = 100;

    private static final String CONTENTS = """
            SELECT wanted.place, coalesce((
                SELECT content FROM event WHERE room_id = said.room_id AND target = said.seq AND kind = 'EDIT'
                ORDER BY seq DESC LIMIT 1), said.content)
            FROM unnest(?, ?) WITH ORDINALITY AS wanted (room_id, seq, place)
            JOIN event AS said ON said.room_id = wanted.room_id AND said.seq = wanted.seq
            WHERE said.content IS NOT NULL ORDER BY wanted.place""";

    private final Connection connection;

    private record Ranked(Found found, int relevance) {}

    PostgresContents(Connection connection) {
        this.connection = connection;
    }

    /** As many as are wanted, the best first, and of those that are equally good the first. */
    List<Candidate> best(List<Found> newestFirst, SearchQuery query) throws SQLException {
        List<Ranked> ranked = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CONTENTS)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            statement.setObject(1, newestFirst.stream().mapToLong(Found::roomId).toArray());
            statement.setObject(2, newestFirst.stream().mapToLong(Found::seq).toArray());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Found found = newestFirst.get(rows.getInt(1) - 1);
                    ranked.add(new Ranked(found, Relevance.of(rows.getString(2), query.words())));
                }
            }
        }
        ranked.sort(Comparator.comparingInt(Ranked::relevance).reversed());
        return ranked.stream()
                .filter(one -> one.relevance() > 0)
                .limit(query.limit())
                .map(one -> new Candidate(one.found().room(), one.found().seq()))
                .toList();
    }
}
