package chat.hubbub.web;

import chat.hubbub.conversation.History;
import chat.hubbub.identity.Person;
import chat.hubbub.message.Line;
import chat.hubbub.message.PageRequest;
import chat.hubbub.room.RoomName;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.LazyContextVariable;

/** Reads pages of history for those whose browser runs no script. */
@Component
class Transcripts {

    static final int MOST_LINES = 50;

    /** It is in the page of those too who do not need it, so a few long messages make a shorter page. */
    static final int MOST_CHARS = 20_000;

    /** Who reads what, in which language. */
    private record Reader(RoomName room, Person viewer, Locale locale) {}

    private final History history;
    private final MessageSource messages;

    Transcripts(History history, MessageSource messages) {
        this.history = history;
        this.messages = messages;
    }

    /** Reads it once the page is written, and so on a thread that may wait for the disk. */
    LazyContextVariable<Transcript> whenShown(RoomName room, PageRequest stretch, Person viewer, Locale locale) {
        return new LazyContextVariable<>() {
            @Override
            protected Transcript loadValue() {
                return read(new Reader(room, viewer, locale), stretch);
            }
        };
    }

    /** The page is there for its scripts too, so what cannot be read is told in it, and is no error. */
    private Transcript read(Reader reader, PageRequest stretch) {
        try {
            List<Line> lines = fitting(lines(reader, stretch), stretch);
            boolean nothing = lines.isEmpty() && !(stretch instanceof PageRequest.Newest);
            return nothing ? read(reader, new PageRequest.Newest(MOST_LINES)) : of(reader, lines, stretch);
        } catch (DataAccessException e) {
            return Transcript.UNREADABLE;
        }
    }

    private Transcript of(Reader reader, List<Line> lines, PageRequest stretch) {
        if (lines.isEmpty()) {
            return new Transcript(List.of(), 0, 0, false, true);
        }
        long first = lines.get(0).chat().seq();
        long last = lines.get(lines.size() - 1).chat().seq();
        boolean isNewest = stretch instanceof PageRequest.Newest || !hasLineAfter(reader, last);
        return new Transcript(
                days(lines, reader.locale()),
                hasLineBefore(reader, first) ? first : 0,
                isNewest ? 0 : last,
                isForward(stretch),
                true);
    }

    private boolean hasLineBefore(Reader reader, long seq) {
        return seq > 1 && !lines(reader, new PageRequest.Before(seq, 1)).isEmpty();
    }

    private boolean hasLineAfter(Reader reader, long seq) {
        return !lines(reader, new PageRequest.After(seq, 1)).isEmpty();
    }

    private List<Line> lines(Reader reader, PageRequest stretch) {
        return history.page(reader.room(), stretch, reader.viewer()).lines();
    }

    /** As many as have room, from the side where reading goes on; one always has. */
    private static List<Line> fitting(List<Line> lines, PageRequest stretch) {
        int chars = 0;
        for (int kept = 0; kept < lines.size(); kept++) {
            int next = isForward(stretch) ? kept : lines.size() - 1 - kept;
            chars += lines.get(next).chat().content().length();
            if (chars > MOST_CHARS && kept > 0) {
                return isForward(stretch) ? lines.subList(0, kept) : lines.subList(lines.size() - kept, lines.size());
            }
        }
        return lines;
    }

    private static boolean isForward(PageRequest stretch) {
        return stretch instanceof PageRequest.After;
    }

    private List<Transcript.Day> days(List<Line> lines, Locale locale) {
        Map<LocalDate, List<Transcript.Entry>> byDay = new TreeMap<>();
        for (Line line : lines) {
            LocalDate day = line.chat().at().atZone(ZoneOffset.UTC).toLocalDate();
            byDay.computeIfAbsent(day, any -> new ArrayList<>()).add(Transcript.Entry.of(line));
        }
        DateTimeFormatter name = dayName(locale);
        return byDay.entrySet().stream()
                .map(day -> new Transcript.Day(day.getKey(), name.format(day.getKey()), day.getValue()))
                .toList();
    }

    /** In the language of the page's words, which need not be one that the browser asked for. */
    private DateTimeFormatter dayName(Locale locale) {
        String language = messages.getMessage("language", null, locale);
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Locale.forLanguageTag(language));
    }
}
