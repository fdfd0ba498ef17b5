package chat.hubbub.journey;

import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Appended;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Draft;
import chat.hubbub.message.MessageLog;
import chat.hubbub.message.Page;
import chat.hubbub.message.PageRequest;
import chat.hubbub.message.Position;
import chat.hubbub.message.RoomHead;
import chat.hubbub.room.RoomName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A log whose database may be slow to tell where rooms stand, or unfit to. */
final class SharedLog implements MessageLog {

    private final MessageLog log;
    private final AtomicReference<@Nullable Runnable> next = new AtomicReference<>();

    SharedLog(MessageLog log) {
        this.log = log;
    }

    /** Has the next who asks where a room stands go through this first. */
    void beforeTheNextHead(Runnable trouble) {
        next.set(trouble);
    }

    boolean wasAsked() {
        return next.get() == null;
    }

    @Override
    public Position head(RoomName room) {
        Runnable trouble = next.getAndSet(null);
        if (trouble != null) {
            trouble.run();
        }
        return log.head(room);
    }

    @Override
    public CompletionStage<Appended> append(RoomName room, Speaker speaker, Draft draft) {
        return log.append(room, speaker, draft);
    }

    @Override
    public Map<RoomName, Long> lastSeqs(Collection<RoomName> rooms) {
        return log.lastSeqs(rooms);
    }

    @Override
    public String topic(RoomName room) {
        return log.topic(room);
    }

    @Override
    public List<ChatEvent> replay(RoomName room, long after, int most) {
        return log.replay(room, after, most);
    }

    @Override
    public Page page(RoomName room, PageRequest request) {
        return log.page(room, request);
    }

    @Override
    public List<RoomHead> rooms(int most) {
        return log.rooms(most);
    }
}
