package chat.hubbub.stomp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client sends in one go: a JSON array of strings, or one string. */
final class SockJsPayload {

    /** A frame with the longest body fits, even if every third character of it is written as an escape. */
    static final int MOST_BYTES = 256 << 10;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SockJsPayload() {}

    /** The bytes of all strings, one after the other: STOMP finds its frames in them. Empty if this is something else. */
    static Optional<byte[]> decode(byte[] json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length);
            return addAll(root, bytes) ? Optional.of(bytes.toByteArray()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean addAll(JsonNode root, ByteArrayOutputStream bytes) {
        if (!root.isArray()) {
            return add(root, bytes);
        }
        for (JsonNode element : root) {
            if (!add(element, bytes)) {
                return false;
            }
        }
        return true;
    }

    private static boolean add(JsonNode node, ByteArrayOutputStream bytes) {
        if (node.isString()) {
            bytes.writeBytes(node.stringValue().getBytes(StandardCharsets.UTF_8));
        }
        return node.isString();
    }
}
