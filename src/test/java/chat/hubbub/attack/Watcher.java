package chat.hubbub.attack;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Somebody who sits in a room and tells what was done there since they were last asked. */
final class Watcher implements AutoCloseable {

    private static final Set<String> MOVES = Set.of("", "ROSTER", "JOIN", "LEAVE");

    private final String nickname = "watcher-" + Long.toHexString(System.nanoTime());
    private final BareClient client;
    private final String room;
    private int asked;

    Watcher(int port, String room) throws IOException {
        this.room = room;
        this.client = BareClient.openFrom(Victim.stranger(), port).join(nickname, room);
        news();
    }

    /** All events but who came and left, once what was said before is heard too. */
    List<Received> news() throws IOException {
        String mark = "mark " + ++asked;
        int before = client.received().size();
        client.say(room, mark);
        Received last = client.awaitThat(
                frame -> frame.sender().equals(nickname) && frame.content().equals(mark));
        List<Received> all = client.received();
        List<Received> news = new ArrayList<>(all.subList(before, all.indexOf(last)));
        news.removeIf(frame -> MOVES.contains(frame.type()));
        return news;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
