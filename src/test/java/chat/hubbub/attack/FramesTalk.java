package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.ClientFrame;
import chat.hubbub.journey.Received;
import chat.hubbub.journey.ServerFrame;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Plays cases of WebSocket frames against a server, each on a connection of its own, and looks at all that comes back. */
final class FramesTalk implements AutoCloseable {

    private static final String END = "the end";

    private final int port;
    private final Watcher watcher;
    private int number;

    FramesTalk(int port) throws IOException {
        this.port = port;
        this.watcher = new Watcher(port, FrameCase.ROOM);
    }

    /** @param codes what a close that is not the client's own may have as its code besides the right one */
    void play(FrameCase one, Integer... codes) throws IOException {
        String nickname = "frames" + ++number;
        try (BareClient client = BareClient.openFrom(Victim.stranger(), port)) {
            client.frame("CONNECT\naccept-version:1.2\nhost:hub\nlogin:" + nickname + "\n\n\0");
            client.await("CONNECTED");
            Heard heard = new Heard();
            send(client, one);
            if (one.code() == 0) {
                assertGoesOn(client, one, heard);
            } else {
                assertEnds(client, one, heard, codes);
            }
            assertThat(client.received()).extracting(Received::command).doesNotContain("MESSAGE");
        }
        List<Received> news = watcher.news();
        assertThat(news).extracting(Received::content).containsExactlyElementsOf(one.said());
        assertThat(news).extracting(Received::sender).containsOnly(news.isEmpty() ? new String[0] : named(nickname));
    }

    @Override
    public void close() throws IOException {
        watcher.close();
    }

    private static String[] named(String nickname) {
        return new String[] {nickname};
    }

    private static void send(BareClient client, FrameCase one) {
        try {
            for (byte[] piece : one.pieces()) {
                client.send(piece);
            }
        } catch (IOException e) {
            // It was told, and cut off, in the middle.
        }
    }

    private static void assertGoesOn(BareClient client, FrameCase one, Heard heard) throws IOException {
        client.send(ClientFrame.of(ClientFrame.FIN | ClientFrame.PING, ClientFrame.utf8(END)));
        while (!heard.pongs.contains(END) || receipts(client) < one.said().size()) {
            heard.take(client.read());
        }
        heard.pongs.remove(END);
        assertThat(heard.pongs).isEqualTo(one.pongs());
        assertThat(receipts(client)).isEqualTo(one.said().size());
        client.send(ClientFrame.close(1000, ""));
        assertThat(client.closeCode()).isEqualTo(1000);
        assertThat(client.ends()).isTrue();
    }

    /** What was right before what was wrong may have been answered. */
    private static void assertEnds(BareClient client, FrameCase one, Heard heard, Integer... codes) throws IOException {
        int code = heard.closeCode(client);
        List<Integer> allowed = new ArrayList<>(List.of(codes));
        allowed.add(one.code());
        assertThat(code).isIn(allowed);
        assertThat(heard.pongs).isSubsetOf(one.pongs());
        assertThat(receipts(client)).isLessThanOrEqualTo(one.said().size());
        assertThat(endsOnceAnswered(client)).isTrue();
    }

    private static boolean endsOnceAnswered(BareClient client) throws IOException {
        try {
            client.send(ClientFrame.close(1000, ""));
            return client.ends();
        } catch (SocketException reset) {
            return true;
        }
    }

    private static long receipts(BareClient client) {
        return client.received().stream()
                .filter(frame -> frame.command().equals("RECEIPT"))
                .count();
    }

    private static final class Heard {

        private final List<String> pongs = new ArrayList<>();

        void take(ServerFrame frame) {
            assertThat(frame.opcode()).isIn(ClientFrame.TEXT, ClientFrame.PONG);
            if (frame.opcode() == ClientFrame.PONG) {
                pongs.add(frame.text());
            }
        }

        int closeCode(BareClient client) throws IOException {
            try {
                ServerFrame frame = client.read();
                for (; frame.opcode() != ClientFrame.CLOSE; frame = client.read()) {
                    take(frame);
                }
                return frame.closeCode();
            } catch (EOFException | SocketException e) {
                return BareClient.BROKEN;
            }
        }
    }
}
