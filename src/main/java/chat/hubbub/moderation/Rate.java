package chat.hubbub.moderation;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much may come at once, and how much in the long run; written {@code 1000, 100/s} or {@code 8MB, 1MB/s}.
 *
 * @param burst at once
 * @param refill so many more in each period
 */
public record Rate(long burst, long refill, Duration period) {

    private static final long MOST = 1L << 30;
    private static final Pattern FORM = Pattern.compile(
            "(\\d{1,10})(KB|MB)?\\s*,\\s*(\\d{1,10})(KB|MB)?\\s*/\\s*([smh])", Pattern.CASE_INSENSITIVE);

    public Rate {
        if (burst < 1 || refill < 1 || burst > MOST || refill > MOST) {
            throw new IllegalArgumentException("A rate lets through between 1 and " + MOST);
        }
    }

    /** @throws IllegalArgumentException if it is not written so */
    public static Rate valueOf(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("No rate: " + text);
        }
        return new Rate(
                number(form.group(1), form.group(2)), number(form.group(3), form.group(4)), period(form.group(5)));
    }

    Bucket bucket(TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, period))
                .withCustomTimePrecision(time)
                .build();
    }

    private static long number(String digits, String unit) {
        long factor = unit == null ? 1 : unit.equalsIgnoreCase("KB") ? 1 << 10 : 1 << 20;
        return Long.parseLong(digits) * factor;
    }

    private static Duration period(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
    }
}
