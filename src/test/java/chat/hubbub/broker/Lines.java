package chat.hubbub.broker;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire format of lines, which counts how often it encodes. Events that begin with {@code ~} are not echoed. */
final class Lines implements WireFormat<String> {

    final AtomicInteger encoded = new AtomicInteger();

    @Override
    public byte[] encode(String event) {
        encoded.incrementAndGet();
        return event.equals("unspeakable") ? new byte[0] : (event + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean echoes(String event) {
        return !event.startsWith("~");
    }
}
