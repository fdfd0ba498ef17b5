package chat.hubbub.stomp;

import chat.hubbub.broker.WireFormat;
import chat.hubbub.conversation.EventJson;
import chat.hubbub.conversation.RoomEvent;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Events as {@code MESSAGE} frames without their first lines: command and {@code subscription} are each subscriber's own,
 * the rest is the same for all and encoded once.
 */
enum StompWireFormat implements WireFormat<RoomEvent> {
    PLAIN_V1_0(StompVersion.V1_0, Wire.PLAIN),
    PLAIN(StompVersion.V1_2, Wire.PLAIN),
    WEBSOCKET_V1_0(StompVersion.V1_0, Wire.WEBSOCKET),
    WEBSOCKET(StompVersion.V1_2, Wire.WEBSOCKET),
    SOCKJS_V1_0(StompVersion.V1_0, Wire.SOCKJS),
    SOCKJS(StompVersion.V1_2, Wire.SOCKJS);

    private static final AtomicLong TOLD_ONCE = new AtomicLong();

    private final StompVersion version;
    private final Wire wire;

    StompWireFormat(StompVersion version, Wire wire) {
        this.version = version;
        this.wire = wire;
    }

    /** All versions but the first escape alike. */
    static StompWireFormat of(StompVersion version, Wire wire) {
        boolean first = version == StompVersion.V1_0;
        return switch (wire) {
            case PLAIN -> first ? PLAIN_V1_0 : PLAIN;
            case WEBSOCKET -> first ? WEBSOCKET_V1_0 : WEBSOCKET;
            case SOCKJS -> first ? SOCKJS_V1_0 : SOCKJS;
        };
    }

    /** What a subscription's frames begin with. */
    byte[] prefix(String subscription) {
        return wire.start(StompEncoder.frame("MESSAGE", version)
                .header("subscription", subscription)
                .headSoFar());
    }

    @Override
    public byte[] encode(RoomEvent event) {
        return wire.rest(StompEncoder.rest(version)
                .header("destination", "/topic/" + event.room())
                .header("message-id", messageId(event))
                .header("content-type", "application/json")
                .end(EventJson.encode(event)));
    }

    @Override
    public void putHeader(int length, ByteBuffer to) {
        wire.putHeader(length, to);
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
