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

    /** So often one nickname may speak at once. */
    private static final int MOST_MARKS = 150;

    private final int port;
    private final String room;
    private String nickname = "";
    private BareClient client;
    private int asked;

    Watcher(int port, String room) throws IOException {
        this.port = port;
        this.room = room;
        this.client = enter();
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
        if (asked == MOST_MARKS) {
            client.close();
            client = enter();
        }
        return news;
    }

    private BareClient enter() throws IOException {
        asked = 0;
        nickname = "watcher-" + Long.toHexString(System.nanoTime());
        return BareClient.openFrom(Victim.stranger(), port).join(nickname, room);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
