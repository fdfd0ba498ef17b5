package chat.hubbub.web;

import chat.hubbub.message.PageRequest;
import chat.hubbub.message.SearchQuery;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** Reads which stretch of history, or what, is asked for; an empty parameter counts as left out. */
final class RoomApiQuery {

    private static final int USUAL_LIMIT = 50;
    private static final int MOST_QUOTED = 40;

    private RoomApiQuery() {}

    static PageRequest pageRequest(MultiValueMap<String, String> parameters) {
        int limit = limit(parameters);
        Optional<Long> before = number(parameters, "before", 0, Long.MAX_VALUE);
        Optional<Long> after = number(parameters, "after", 0, Long.MAX_VALUE);
        Optional<Instant> at = text(parameters, "at").map(RoomApiQuery::moment);
        if (at.isPresent()) {
            if (before.isPresent() || after.isPresent()) {
                throw new ApiRefusal("at cannot be combined with before or after.");
            }
            return new PageRequest.Since(at.get(), limit);
        }
        if (before.isPresent() && after.isPresent()) {
            return new PageRequest.Between(after.get(), before.get(), limit);
        }
        return before.<PageRequest>map(seq -> new PageRequest.Before(seq, limit))
                .or(() -> after.map(seq -> new PageRequest.After(seq, limit)))
                .orElseGet(() -> new PageRequest.Newest(limit));
    }

    static SearchQuery searchQuery(MultiValueMap<String, String> parameters) {
        Optional<RoomName> room = text(parameters, "room").map(RoomApiController::named);
        String typed = text(parameters, "q").orElseThrow(() -> new ApiRefusal("q, what to look for, is missing."));
        return SearchQuery.parse(typed, room, limit(parameters))
                .orElseThrow(() -> new ApiRefusal("q must be 1 to " + SearchQuery.MOST_WORDS
                        + " words of together at most " + SearchQuery.MOST_LENGTH + " characters."));
    }

    private static int limit(MultiValueMap<String, String> parameters) {
        return number(parameters, "limit", 1, PageRequest.MOST)
                .map(Long::intValue)
                .orElse(USUAL_LIMIT);
    }

    private static Optional<Long> number(MultiValueMap<String, String> parameters, String name, long least, long most) {
        return text(parameters, name).map(value -> number(name, value, least, most));
    }

    private static Optional<String> text(MultiValueMap<String, String> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new ApiRefusal(name + " is given more than once.");
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    private static long number(String name, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, in the same words as a number out of range
        }
        String range = most == Long.MAX_VALUE ? "of " + least + " or more" : "from " + least + " to " + most;
        throw new ApiRefusal(name + " must be a whole number " + range + ", but is \"" + shortened(value) + "\".");
    }

    /** A day begins in UTC: the server does not know where they are who ask. */
    private static Instant moment(String value) {
        try {
            boolean day = value.length() == "2026-11-22".length();
            Instant moment =
                    day ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(value);
            return Instant.ofEpochMilli(moment.toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new ApiRefusal(
                    "at must be a day such as 2026-11-22 or a moment such as 2026-11-22T17:15:28Z, but is \""
                            + shortened(value) + "\".");
        }
    }

    private static String shortened(String value) {
        return value.length() <= MOST_QUOTED ? value : value.substring(0, MOST_QUOTED) + "…";
    }
}
