package chat.hubbub.web;

import chat.hubbub.conversation.EventJson;
import chat.hubbub.message.Line;
import chat.hubbub.message.Markdown;
import chat.hubbub.message.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a room's history for reading.
 *
 * @param days oldest first
 * @param older where the page before this one ends; 0 if there is none
 * @param newer where the page after this one begins; 0 if there is none
 * @param forward whether it is read from its beginning, because what comes after the page before was asked for
 */
record Transcript(List<Day> days, long older, long newer, boolean forward, boolean readable) {

    static final Transcript UNREADABLE = new Transcript(List.of(), 0, 0, false, false);

    Transcript {
        days = List.copyOf(days);
    }

    /**
     * What was said on one day, by UTC: nobody knows where a browser is that runs no script.
     *
     * @param name in the words of the reader's language
     */
    record Day(LocalDate date, String name, List<Entry> entries) {
        Day {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One line.
     *
     * @param at as programs read it
     * @param time as people read it
     * @param html safe to insert as it is
     */
    record Entry(
            long seq,
            String sender,
            String at,
            String time,
            String html,
            boolean edited,
            boolean deleted,
            boolean notice,
            @Nullable Quote quote,
            List<Reaction> reactions) {

        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

        static Entry of(Line line) {
            Instant at = line.chat().at();
            return new Entry(
                    line.chat().seq(),
                    line.chat().sender().value(),
                    EventJson.time(at),
                    TIME.format(at),
                    Markdown.toHtml(line.chat().content()),
                    line.edited().isPresent(),
                    line.deleted(),
                    line.chat().notice(),
                    line.deleted() ? null : line.chat().reply().orElse(null),
                    line.reactions().stream().map(Reaction::of).toList());
        }
    }

    /** How many put an emoji under a line; who they are would be too much for this page. */
    record Reaction(String emoji, int count) {
        static Reaction of(Line.Reaction reaction) {
            return new Reaction(reaction.emoji().value(), reaction.nicknames().size());
        }
    }
}
