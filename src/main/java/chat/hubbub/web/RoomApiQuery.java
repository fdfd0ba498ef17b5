package chat.hubbub.web;

import chat.hubbub.message.PageRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** Reads which stretch of history is asked for; an empty parameter counts as left out. */
final class RoomApiQuery {

    private static final int USUAL_LIMIT = 50;
    private static final int MOST_QUOTED = 40;

    private RoomApiQuery() {}

    static PageRequest pageRequest(MultiValueMap<String, String> parameters) {
        int limit = number(parameters, "limit", 1, PageRequest.MOST)
                .map(Long::intValue)
                .orElse(USUAL_LIMIT);
        Optional<Long> before = number(parameters, "before", 0, Long.MAX_VALUE);
        Optional<Long> after = number(parameters, "after", 0, Long.MAX_VALUE);
        if (before.isPresent() && after.isPresent()) {
            return new PageRequest.Between(after.get(), before.get(), limit);
        }
        return before.<PageRequest>map(seq -> new PageRequest.Before(seq, limit))
                .or(() -> after.map(seq -> new PageRequest.After(seq, limit)))
                .orElseGet(() -> new PageRequest.Newest(limit));
    }

    private static Optional<Long> number(MultiValueMap<String, String> parameters, String name, long least, long most) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new ApiRefusal(name + " is given more than once.");
        }
        return values.stream()
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> number(name, value, least, most));
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

    private static String shortened(String value) {
        return value.length() <= MOST_QUOTED ? value : value.substring(0, MOST_QUOTED) + "…";
    }
}
