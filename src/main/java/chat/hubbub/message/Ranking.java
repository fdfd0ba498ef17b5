package chat.hubbub.message;

import chat.hubbub.message.LineSearch.Hit;
import chat.hubbub.room.RoomName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holds what an index offers against the log, so that a line is shown as it stands, whatever happened to it, and ranks it. */
final class Ranking {

    private final SearchQuery query;
    private final SqlHistory history;

    /** A line that may hold what is looked for. */
    record Candidate(RoomName room, long seq) {}

    private record Ranked(Line line, int relevance) {}

    Ranking(SearchQuery query, SqlHistory history) {
        this.query = query;
        this.history = history;
    }

    /** The sort keeps what is equally good in its order, the newest first. */
    List<Hit> best(List<Candidate> newestFirst) {
        List<Ranked> ranked = new ArrayList<>();
        for (Candidate candidate : newestFirst) {
            for (Line line : history.oldest(candidate.room(), candidate.seq() - 1, candidate.seq() + 1, 1)) {
                int relevance = Relevance.of(line.chat().content(), query.words());
                if (relevance > 0) {
                    ranked.add(new Ranked(line, relevance));
                }
            }
        }
        ranked.sort(Comparator.comparingInt(Ranked::relevance).reversed());
        return ranked.stream()
                .limit(query.limit())
                .map(one -> new Hit(one.line(), new Snippet(one.line().chat().content(), query.words()).html()))
                .toList();
    }
}
