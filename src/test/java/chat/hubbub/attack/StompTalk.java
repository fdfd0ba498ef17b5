package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.ClientFrame;
import chat.hubbub.journey.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Plays hostile cases of STOMP against a server, each on a connection of its own, while somebody in the room watches. */
final class StompTalk implements AutoCloseable {

    private static final String LAST = "last words ";
    private static final Set<String> NOT_TOLD = Set.of("ROSTER", "JOIN", "LEAVE");

    private final int port;
    private final Watcher watcher;
    private int number;

    StompTalk(int port) throws IOException {
        this(port, port);
    }

    /** @param watchersPort of the node where somebody watches */
    StompTalk(int port, int watchersPort) throws IOException {
        this.port = port;
        this.watcher = new Watcher(watchersPort, StompCase.ROOM);
    }

    void play(StompCase one) throws IOException {
        String nickname = "mallory" + ++number;
        try (BareClient client = BareClient.openFrom(Victim.stranger(), port)) {
            if (!one.bare()) {
                connect(client, nickname);
            }
            int before = client.received().size();
            send(client, one);
            List<String> answers = new ArrayList<>(hearOut(client, one, before));
            client.received().stream().skip(before).flatMap(StompTalk::told).forEach(answers::add);
            assertThat(answers).containsExactlyInAnyOrderElementsOf(one.answers());
        }
        assertThat(news(one, nickname)).isEqualTo(one.heard());
    }

    @Override
    public void close() throws IOException {
        watcher.close();
    }

    private static void connect(BareClient client, String nickname) throws IOException {
        client.frame("CONNECT\naccept-version:1.2\nhost:hub\nlogin:" + nickname + "\n\n\0"
                + "SUBSCRIBE\nid:e\ndestination:/user/queue/errors\nreceipt:ready\n\n\0");
        client.await("RECEIPT");
    }

    private static void send(BareClient client, StompCase one) {
        try {
            for (byte[] message : one.messages()) {
                client.send(message);
            }
        } catch (IOException e) {
            // It was told, and cut off, in the middle.
        }
    }

    /** Waits for all that will be said, and tells how the connection ended, if nothing else does. */
    private List<String> hearOut(BareClient client, StompCase one, int before) throws IOException {
        if (one.ends()) {
            int code = client.closeCode();
            assertThat(code).isEqualTo(expectedCode(one));
            client.send(ClientFrame.close(1000, ""));
            return code == 1000 ? List.of("CLOSE 1000") : List.of();
        }
        if (one.waits()) {
            client.send(ClientFrame.of(ClientFrame.FIN | ClientFrame.PING, ClientFrame.utf8("there?")));
            client.readUntil(ClientFrame.PONG);
        } else {
            client.frame("SEND\ndestination:/app/chat/" + StompCase.ROOM + "\nreceipt:last\n\n" + LAST + number + '\0');
            client.awaitThat(frame -> frame.header("receipt-id").equals("last"));
            // What is live only once another thread has been there is told a little later.
            while (client.received().stream()
                            .skip(before)
                            .flatMap(StompTalk::told)
                            .count()
                    < one.answers().size()) {
                client.read();
            }
        }
        return List.of();
    }

    private static int expectedCode(StompCase one) {
        if (one.outcome().contains("CLOSE 1000")) {
            return 1000;
        }
        boolean notUnderstood =
                one.outcome().contains("ERROR malformed") || one.outcome().contains("ERROR version-unsupported");
        return notUnderstood ? 1002 : 1008;
    }

    private static Stream<String> told(Received frame) {
        return switch (frame.command()) {
            case "ERROR" -> Stream.of("ERROR " + frame.header("code"));
            case "CONNECTED" -> Stream.of("CONNECTED " + frame.header("version"));
            case "RECEIPT" ->
                Stream.of("RECEIPT " + frame.header("receipt-id")).filter(receipt -> !receipt.equals("RECEIPT last"));
            default -> message(frame);
        };
    }

    private static Stream<String> message(Received frame) {
        if (frame.header("destination").equals("/user/queue/errors")) {
            return Stream.of("refused " + frame.json().path("code").asString());
        }
        boolean expected = NOT_TOLD.contains(frame.type()) || frame.content().startsWith(LAST);
        return expected ? Stream.empty() : Stream.of("MESSAGE " + frame.header("destination") + ' ' + frame.body());
    }

    /** Nothing is heard but under the true name, and with markup that the server made. */
    private List<String> news(StompCase one, String nickname) throws IOException {
        List<Received> news = watcher.news();
        for (Received frame : news) {
            assertThat(frame.header("destination")).isEqualTo("/topic/" + StompCase.ROOM);
            assertThat(frame.header("message-id")).startsWith(StompCase.ROOM + ':');
            assertThat(frame.json().path("html").asString("")).doesNotContain("<script");
            if (!one.bare()) {
                assertThat(frame.sender()).isEqualTo(nickname);
            }
        }
        return news.stream()
                .filter(frame -> !frame.content().startsWith(LAST))
                .map(frame -> "heard " + (frame.type().equals("CHAT") ? frame.content() : frame.type()))
                .toList();
    }
}
