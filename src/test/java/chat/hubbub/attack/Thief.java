package chat.hubbub.attack;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.Received;
import java.io.IOException;
import java.util.Set;

/** Somebody who is here under a nickname of their own, and wants that of somebody else. */
final class Thief implements AutoCloseable {

    /** What is no nickname at all need not be tried further; what is one must be held to be the same. */
    static final Set<String> REFUSALS = Set.of("nickname-taken", "nickname-invalid");

    private final BareClient client;
    private int asked;

    Thief(int port, String nickname) throws IOException {
        client = BareClient.openFrom(Victim.stranger(), port).join(nickname, "public");
        client.frame("SUBSCRIBE\nid:errors\ndestination:/user/queue/errors\n\n\0");
    }

    /** Another one, who comes under that nickname; returns the code with which they are refused. */
    static String connect(int port, String nickname) throws IOException {
        try (BareClient other = BareClient.openFrom(Victim.stranger(), port)) {
            other.frame(
                    "CONNECT\naccept-version:1.2\nhost:hub\nlogin:" + sendable(nickname) + "\npasscode:thief\n\n\0");
            return other.await("ERROR").header("code");
        }
    }

    /** Asks for it, and returns the code with which that is refused. */
    String rename(String nickname) throws IOException {
        String receipt = "rename-" + ++asked;
        client.frame("SEND\ndestination:/app/nick\nreceipt:" + receipt + "\ncontent-type:text/plain\n\n"
                + sendable(nickname) + '\0');
        Received refusal = client.awaitThat(frame -> frame.header("destination").equals("/user/queue/errors")
                && frame.json().path("receipt").asString("").equals(receipt));
        return refusal.json().path("code").asString();
    }

    void beat() throws IOException {
        client.beat();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    /** A NUL ends a frame. */
    private static String sendable(String name) {
        return name.replace("\u0000", "");
    }
}
