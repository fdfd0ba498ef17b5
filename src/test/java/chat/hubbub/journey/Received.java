package chat.hubbub.journey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A frame that a client got, and when by {@link System#nanoTime}. */
public record Received(String command, Map<String, String> headers, String body, long arrivedNanos) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\([cnr\\\\])");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Received parse(String frame) {
        int end = frame.indexOf("\n\n");
        String[] lines = frame.substring(0, end).split("\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.putIfAbsent(lines[i].substring(0, colon), unescape(lines[i].substring(colon + 1)));
        }
        return new Received(lines[0], headers, frame.substring(end + 2), System.nanoTime());
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public JsonNode json() {
        return MAPPER.readTree(body);
    }

    /** The event's type, or nothing for what is no event. */
    public String type() {
        return command.equals("MESSAGE") ? json().path("type").asString("") : "";
    }

    public long seq() {
        return json().path("seq").asLong(0);
    }

    public String content() {
        return json().path("content").asString("");
    }

    public String sender() {
        return json().path("sender").asString("");
    }

    private static String unescape(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "c" -> ":";
                            case "n" -> "\n";
                            case "r" -> "\r";
                            default -> "\\";
                        }));
    }
}
