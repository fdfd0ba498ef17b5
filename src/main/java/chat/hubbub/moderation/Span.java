package chat.hubbub.moderation;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 30s}, {@code 10m}, {@code 2h}, {@code 7d}, {@code 4w}. */
public final class Span {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})([smhdw])");
    private static final Duration WEEK = Duration.ofDays(7);

    private Span() {}

    /** Empty for what is none, and for no time at all. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration unit =
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(1);
                    case "m" -> Duration.ofMinutes(1);
                    case "h" -> Duration.ofHours(1);
                    case "d" -> Duration.ofDays(1);
                    default -> WEEK;
                };
        return Optional.of(unit.multipliedBy(Long.parseLong(matcher.group(1)))).filter(span -> !span.isZero());
    }

    /** The same the other way round, rounded up to a second, and in no more than two units. */
    public static String words(Duration span) {
        long seconds = Math.max(1, span.plusMillis(999).toSeconds());
        long days = seconds / 86_400;
        long hours = seconds / 3_600 % 24;
        long minutes = seconds / 60 % 60;
        if (days > 0) {
            return days + "d" + (hours > 0 ? " " + hours + "h" : "");
        }
        if (hours > 0) {
            return hours + "h" + (minutes > 0 ? " " + minutes + "m" : "");
        }
        long rest = seconds % 60;
        return minutes == 0 ? rest + "s" : minutes + "m" + (rest > 0 ? " " + rest + "s" : "");
    }
}
