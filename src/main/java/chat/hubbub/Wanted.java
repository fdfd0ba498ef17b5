package chat.hubbub;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a property takes, in an operator's words. */
final class Wanted {

    private Wanted() {}

    static String of(Class<?> type) {
        return type.isEnum() ? oneOf(type.getEnumConstants()) : of(type.getSimpleName());
    }

    /** By the simple name of the Java type. */
    static String of(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "duration" -> "a length of time such as 500ms, 5s, 10m or 2h";
            case "datasize" -> "a size such as 64KB or 10MB";
            case "integer", "int", "long" -> "a whole number";
            case "boolean" -> "true or false";
            case "inetaddress" -> "a host name or an IP address";
            case "rate" -> "an amount at once and one in the long run, such as 200, 20/s or 8MB, 1MB/s";
            case "network" -> "IP addresses or networks such as 10.0.0.0/8";
            case "path" -> "the path of a file or a folder";
            default -> "a " + type;
        };
    }

    private static String oneOf(Object[] constants) {
        return Arrays.stream(constants).map(String::valueOf).collect(Collectors.joining(", ", "one of ", ""));
    }
}
