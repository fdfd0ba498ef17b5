package chat.hubbub.cluster;

import chat.hubbub.message.ChatEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts news on the wire, as many as fit. For one thread. */
final class Voice {

    private static final Logger log = LoggerFactory.getLogger(Voice.class);

    /** What Redis has not taken yet; beyond that nothing is told. */
    private static final long MOST_UNDER_WAY = 16 << 20;

    /** Of the events of one message; in JSON a character may take six bytes. */
    private static final int MOST_CHARS = NewsCodec.MOST_BYTES / 16;

    private static final int CHARS_OF_AN_EVENT = 512;

    private final NodeId self;
    private final Traffic traffic;
    private final Runnable lost;
    private final AtomicLong underWay = new AtomicLong();

    /** @param lost run when news were not told, on any thread */
    Voice(NodeId self, Traffic traffic, Runnable lost) {
        this.self = self;
        this.traffic = traffic;
        this.lost = lost;
    }

    void tell(RedisSession session, News news) {
        Names names = session.names();
        if (news instanceof News.Stored stored) {
            byChannel(names, stored.events())
                    .forEach((channel, events) -> parts(events)
                            .forEach(part -> send(session, channel, new News.Stored(stored.epoch(), part))));
        } else if (news instanceof News.Typing typing) {
            send(session, names.rooms(typing.room()), typing);
        } else {
            send(session, names.nodes(), news);
        }
    }

    private void send(RedisSession session, String channel, News news) {
        try {
            byte[] bytes = NewsCodec.encode(self, news);
            if (bytes.length > NewsCodec.MOST_BYTES || underWay.get() > MOST_UNDER_WAY) {
                lost.run();
                return;
            }
            underWay.addAndGet(bytes.length);
            traffic.sent.increment();
            session.tell(channel, bytes).whenComplete((receivers, fault) -> {
                underWay.addAndGet(-bytes.length);
                if (fault != null) {
                    lost.run();
                }
            });
        } catch (RuntimeException e) {
            log.debug("News could not be told", e);
            lost.run();
        }
    }

    private static Map<String, List<ChatEvent>> byChannel(Names names, List<ChatEvent> events) {
        Map<String, List<ChatEvent>> channels = new LinkedHashMap<>();
        for (ChatEvent event : events) {
            channels.computeIfAbsent(names.rooms(event.room()), any -> new ArrayList<>())
                    .add(event);
        }
        return channels;
    }

    private static List<List<ChatEvent>> parts(List<ChatEvent> events) {
        List<List<ChatEvent>> parts = new ArrayList<>();
        int from = 0;
        int chars = 0;
        for (int i = 0; i < events.size(); i++) {
            int size = size(events.get(i));
            if (i > from && chars + size > MOST_CHARS) {
                parts.add(events.subList(from, i));
                from = i;
                chars = 0;
            }
            chars += size;
        }
        parts.add(events.subList(from, events.size()));
        return parts;
    }

    private static int size(ChatEvent event) {
        if (event instanceof ChatEvent.Chat chat) {
            return CHARS_OF_AN_EVENT + chat.content().length();
        }
        return event instanceof ChatEvent.Edit edit
                ? CHARS_OF_AN_EVENT + edit.content().length()
                : CHARS_OF_AN_EVENT;
    }
}
