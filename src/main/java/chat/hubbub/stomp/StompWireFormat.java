package chat.hubbub.stomp;

import chat.hubbub.broker.WireFormat;
import chat.hubbub.conversation.EventJson;
import chat.hubbub.conversation.RoomEvent;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Events as {@code MESSAGE} frames without their first lines: command and {@code subscription} are each subscriber's own,
 * the rest is the same for all and encoded once.
 */
enum StompWireFormat implements WireFormat<RoomEvent> {
    V1_0(StompVersion.V1_0),
    ESCAPED(StompVersion.V1_2);

    private static final AtomicLong TOLD_ONCE = new AtomicLong();

    private final StompVersion version;

    StompWireFormat(StompVersion version) {
        this.version = version;
    }

    static StompWireFormat of(StompVersion version) {
        return version == StompVersion.V1_0 ? V1_0 : ESCAPED;
    }

    /** What a subscription's frames begin with. */
    static byte[] prefix(StompVersion version, String subscription) {
        return StompEncoder.frame("MESSAGE", version)
                .header("subscription", subscription)
                .headSoFar();
    }

    @Override
    public byte[] encode(RoomEvent event) {
        return StompEncoder.rest(version)
                .header("destination", "/topic/" + event.room())
                .header("message-id", messageId(event))
                .header("content-type", "application/json")
                .end(EventJson.encode(event));
    }

    /** Only the news that somebody is typing does not come back to its origin. */
    @Override
    public boolean echoes(RoomEvent event) {
        return !(event instanceof RoomEvent.Typing);
    }

    private static String messageId(RoomEvent event) {
        return event instanceof RoomEvent.Stored stored
                ? event.room() + ":" + stored.event().seq()
                : event.room() + ":t" + TOLD_ONCE.incrementAndGet();
    }
}
