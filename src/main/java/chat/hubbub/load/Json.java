package chat.hubbub.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON, for other programs to read. */
final class Json {

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Json() {}

    static String object(Map<?, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> string(field.getKey().toString()) + ":" + value(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Six digits are more than can be measured. */
    static String number(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number)
                        .round(SIX_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString()
                : value.toString();
    }

    private static String value(Object value) {
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        return value instanceof Number || value instanceof Boolean ? number(value) : string(value.toString());
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }
}
