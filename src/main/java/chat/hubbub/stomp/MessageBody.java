package chat.hubbub.stomp;

import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the text in what a client sent: {@code content} of a JSON body, or the body itself. */
final class MessageBody {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MessageBody() {}

    /** Empty where there is none: a body that is not JSON though it claims to be, or one without content. */
    static String text(StompFrame frame) {
        String type = frame.header("content-type").orElse("").strip().toLowerCase(Locale.ROOT);
        return type.startsWith("application/json") ? content(frame.text()) : frame.text();
    }

    /** A sender in the body, like everything else there, is ignored. */
    private static String content(String json) {
        try {
            JsonNode content = MAPPER.readTree(json).path("content");
            return content.isString() ? content.stringValue() : "";
        } catch (JacksonException e) {
            return "";
        }
    }
}
