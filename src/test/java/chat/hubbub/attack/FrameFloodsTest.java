package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.Received;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who is connected sends one thing as often as they can, until the limit answers; everybody else is served at once. */
@UnderAttack
class FrameFloodsTest {

    private static final int MOST_FRAMES = 900;
    private static final int ENOUGH = 350;

    private interface Frames {
        String number(int count);
    }

    /** A # in what is sent counts how often. */
    @ParameterizedTest
    @CsvSource({
        "/app/chat, flood #",
        "/app/chat/flood, flood #",
        "/app/chat/flood, '{\"content\":\"flood #\",\"replyTo\":1}'",
        "/app/edit/flood, '{\"target\":1,\"content\":\"flood #\"}'",
        "/app/delete/flood, '{\"target\":#}'",
        "/app/react/flood, '{\"target\":1,\"emoji\":\"\uD83D\uDC4D\",\"on\":true}'",
        "/app/topic/flood, '{\"content\":\"flood #\"}'",
        "/app/nick, flooder #"
    })
    void aFrameIsRefusedWithTheTimeToWait(String destination, String body, Victim victim) throws IOException {
        String type = body.startsWith("{") ? "content-type:application/json\n" : "";
        assertRefused(
                victim,
                count -> "SEND\ndestination:" + destination + "\nreceipt:r" + count + '\n' + type + '\n'
                        + body.replace("#", Integer.toString(count)) + '\0');
    }

    @Test
    void aTransactionSavesNothing(Victim victim) throws IOException {
        assertRefused(
                victim,
                count -> (count % 50 == 0 ? "BEGIN\ntransaction:t" + count + "\n\n\0" : "")
                        + "SEND\ndestination:/app/chat/flood\ntransaction:t" + count / 50 * 50 + "\nreceipt:r" + count
                        + "\n\nx\0"
                        + (count % 50 == 49 ? "COMMIT\ntransaction:t" + count / 50 * 50 + "\n\n\0" : ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flood", "flood-#"})
    void comingAndGoingIsRefused(String room, Victim victim) throws IOException {
        assertRefused(
                victim,
                count -> "SUBSCRIBE\nid:s" + count + "\ndestination:/topic/"
                        + room.replace("#", Integer.toString(count)) + "\nreceipt:r" + count + "\n\n\0UNSUBSCRIBE\nid:s"
                        + count
                        + "\n\n\0");
    }

    /** These do nothing to anybody, so they are answered, each. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEND\ndestination:/app/typing/flood\nreceipt:#\n\n\0",
                "UNSUBSCRIBE\nid:nothing\nreceipt:#\n\n\0",
                "BEGIN\ntransaction:#\n\n\0ABORT\ntransaction:#\nreceipt:#\n\n\0",
                "SUBSCRIBE\nid:#\ndestination:/user/queue/x\n\n\0UNSUBSCRIBE\nid:#\nreceipt:#\n\n\0",
                "SUBSCRIBE\nid:#\ndestination:/user/queue/rooms\n\n\0UNSUBSCRIBE\nid:#\nreceipt:#\n\n\0",
                "SUBSCRIBE\nid:#\ndestination:/user/queue/nickname\n\n\0UNSUBSCRIBE\nid:#\nreceipt:#\n\n\0"
            })
    void whatTroublesNobodyIsAnswered(String frame, Victim victim) throws IOException {
        try (BareClient noisy = connected(victim)) {
            for (int i = 0; i < MOST_FRAMES; i++) {
                noisy.frame(frame.replace("#", Integer.toString(i)));
            }
            noisy.awaitThat(answer -> answer.header("receipt-id").equals(Integer.toString(MOST_FRAMES - 1)));
            assertThat(noisy.received().stream()
                            .filter(answer -> answer.command().equals("RECEIPT")))
                    .hasSize(MOST_FRAMES);
        }
    }

    @Test
    void typingAtATerminalIsRefused(Victim victim) throws IOException {
        try (BareTerminal noisy = new BareTerminal(victim).enter("flood typist");
                BareTerminal other = new BareTerminal(victim).enter("flood other")) {
            for (int i = 0; i < ENOUGH; i++) {
                noisy.type("flood " + i);
            }
            assertThat(noisy.until("! ")).containsIgnoringCase("fast");
            other.type("calm");
            noisy.until("flood other: calm");
        }
    }

    private static void assertRefused(Victim victim, Frames frames) throws IOException {
        try (BareClient noisy = connected(victim)) {
            noisy.frame("SUBSCRIBE\nid:e\ndestination:/user/queue/errors\n\n\0");
            for (int i = 0; i < ENOUGH; i++) {
                noisy.frame(frames.number(i));
            }
            Received refusal =
                    noisy.awaitThat(frame -> frame.header("destination").equals("/user/queue/errors")
                            && frame.json().path("code").asString("").equals("rate-limited"));
            assertThat(refusal.json().path("retryAfterMs").asLong()).isBetween(1L, 60_000L);
            assertThat(refusal.json().path("receipt").asString()).startsWith("r");
        }
        try (BareClient other = connected(victim)) {
            other.frame("SUBSCRIBE\nid:e\ndestination:/user/queue/errors\n\n\0" + frames.number(0) + frames.number(49));
            other.frame("SEND\ndestination:/app/chat/flood\nreceipt:calm\n\ncalm\0");
            other.awaitThat(frame -> frame.header("receipt-id").equals("calm"));
            assertThat(other.received()).noneMatch(frame -> frame.body().contains("rate-limited"));
        }
    }

    private static BareClient connected(Victim victim) throws IOException {
        BareClient client = BareClient.openFrom(Victim.stranger(), victim.port());
        client.frame("CONNECT\naccept-version:1.2\nhost:hub\n\n\0");
        client.await("CONNECTED");
        return client;
    }
}
