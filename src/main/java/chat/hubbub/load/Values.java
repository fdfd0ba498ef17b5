package chat.hubbub.load;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads typed values out of the words for the options, and says in one sentence what is wrong with one. */
record Values(Map<Option, String> words) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)?");

    String text(Option option) {
        return words.getOrDefault(option, option.preset);
    }

    boolean yes(Option option) {
        return switch (text(option)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw unusable(option, "yes or no");
        };
    }

    int whole(Option option, int least, int most) {
        return (int) number(option, "\\d{1,10}", least, most, "a whole number");
    }

    double number(Option option, double least, double most) {
        return number(option, "\\d{1,10}(\\.\\d{1,10})?", least, most, "a number");
    }

    Duration duration(Option option) {
        Matcher matcher = DURATION.matcher(text(option));
        if (!matcher.matches()) {
            throw unusable(option, "a time such as 10s, 500ms or 2m");
        }
        return Duration.ofNanos((long) (Double.parseDouble(matcher.group(1)) * nanos(matcher.group(2))));
    }

    Unusable unusable(Option option, String wanted) {
        return new Unusable("--" + option.label() + " must be " + wanted + ", but is \"" + text(option) + "\".");
    }

    private double number(Option option, String form, double least, double most, String kind) {
        String word = text(option);
        double value = word.matches(form) ? Double.parseDouble(word) : Double.NaN;
        if (!(value >= least && value <= most)) {
            throw unusable(option, kind + " from " + plain(least) + " to " + plain(most));
        }
        return value;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static double nanos(String unit) {
        return switch (unit == null ? "s" : unit) {
            case "ms" -> 1e6;
            case "m" -> 60e9;
            case "h" -> 3_600e9;
            default -> 1e9;
        };
    }
}
