package chat.hubbub.stomp;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client sent, however it was written: a JSON object, or the text itself. Whatever else stands in the object, such
 * as a sender, is ignored.
 */
final class MessageBody {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final StompFrame frame;
    private final boolean json;
    private final JsonNode fields;

    private MessageBody(StompFrame frame, boolean json) {
        this.frame = frame;
        this.json = json;
        this.fields = json ? read(frame.text()) : MAPPER.missingNode();
    }

    static MessageBody of(StompFrame frame) {
        String type = frame.header("content-type").orElse("").strip().toLowerCase(Locale.ROOT);
        return new MessageBody(frame, type.startsWith("application/json"));
    }

    /** What is to be acted on is always an object. */
    static MessageBody ofObject(StompFrame frame) {
        return new MessageBody(frame, true);
    }

    /** Empty where there is none: a body that is not JSON though it claims to be, or one without content. */
    String text() {
        return text("content");
    }

    /** Where an object would have it under another name. */
    String text(String name) {
        return json ? string(name) : frame.text();
    }

    /** Whether there is a text, be it an empty one. */
    boolean hasText() {
        return !json || fields.path("content").isString();
    }

    Optional<Long> number(String name) {
        JsonNode number = fields.path(name);
        return number.isIntegralNumber() && number.canConvertToLong()
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    String string(String name) {
        JsonNode text = fields.path(name);
        return text.isString() ? text.stringValue() : "";
    }

    /** True unless it says otherwise. */
    boolean flag(String name) {
        JsonNode flag = fields.path(name);
        return !flag.isBoolean() || flag.booleanValue();
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            return MAPPER.missingNode();
        }
    }
}
