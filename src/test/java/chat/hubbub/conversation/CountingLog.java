package chat.hubbub.conversation;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A log that knows where rooms end, and counts how often it is asked; it can do nothing else. */
final class CountingLog implements MessageLog {

    private final Map<RoomName, Long> ends = new LinkedHashMap<>();
    private int asked;

    void put(RoomName room, long lastSeq) {
        ends.put(room, lastSeq);
    }

    int asked() {
        return asked;
    }

    @Override
    public Map<RoomName, Long> lastSeqs(Collection<RoomName> rooms) {
        asked++;
        Map<RoomName, Long> wanted = new HashMap<>(ends);
        wanted.keySet().retainAll(rooms);
        return wanted;
    }

    @Override
    public List<RoomHead> rooms(int most) {
        asked++;
        return ends.entrySet().stream()
                .filter(end -> end.getKey().isPublic())
                .limit(most)
                .map(end -> new RoomHead(end.getKey(), end.getValue()))
                .toList();
    }

    @Override
    public CompletionStage<Appended> append(RoomName room, Speaker speaker, Draft draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Position head(RoomName room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String topic(RoomName room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ChatEvent> replay(RoomName room, long after, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page page(RoomName room, PageRequest request) {
        throw new UnsupportedOperationException();
    }
}
