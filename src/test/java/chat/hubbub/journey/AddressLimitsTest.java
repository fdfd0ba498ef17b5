package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.hubbub.moderation.Quotas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one address may do, whatever it calls itself. Each test comes from addresses of its own. */
class AddressLimitsTest {

    private static final int MESSAGES = 12;

    @TempDir
    static Path data;

    private static Hub hub;
    private static LimitCounts counts;

    @BeforeAll
    static void start() {
        hub = Hub.start(
                data,
                "hubbub.presence.grace=0s",
                "hubbub.limits.messages-per-address=" + MESSAGES + ", 1/h",
                "hubbub.limits.typing-per-address=2, 1/h",
                "hubbub.limits.joins-per-address=8, 1/h",
                "hubbub.limits.rooms-per-address=3, 1/h",
                "hubbub.limits.connects-per-address=30, 1/h",
                "hubbub.limits.connections-per-address=5",
                "hubbub.limits.burst=8",
                "hubbub.limits.per-second=1");
        counts = new LimitCounts(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void countsMessagesUnderAllNicknamesTogether() throws IOException {
        double before = counts.of("messages-per-address");
        try (BareClient ann = from("127.0.1.1").join("ann", "public");
                BareClient ben = from("127.0.1.1").join("ben", "public");
                BareClient far = from("127.0.1.2").join("far", "public")) {
            listenToErrors(ben);
            for (int i = 0; i < MESSAGES / 2; i++) {
                said(ann, "a" + i);
                said(ben, "b" + i);
            }
            assertRefused(ben, "SEND\ndestination:/app/chat\nreceipt:late\n\nlate\0", "late");
            assertRefused(ben, "SEND\ndestination:/app/nick\nreceipt:nick\n\nbea\0", "nick");
            assertThat(counts.of("messages-per-address")).isGreaterThanOrEqualTo(before + 2);
            said(far, "still heard");
        }
    }

    @Test
    void countsOnUnderTheNextNickname() throws IOException {
        try (BareClient eve = from("127.0.1.3").join("eve 1", "public")) {
            for (int i = 0; i < 6; i++) {
                said(eve, "eve " + i);
            }
            eve.frame("SEND\ndestination:/app/nick\nreceipt:renamed\n\neve 2\0");
            receipt(eve, "renamed");
        }
        try (BareClient eve = from("127.0.1.3").join("eve 3", "public")) {
            listenToErrors(eve);
            for (int i = 0; i < 5; i++) {
                said(eve, "more " + i);
            }
            assertRefused(eve, "SEND\ndestination:/app/chat\nreceipt:13th\n\n13\0", "13th");
        }
    }

    @Test
    void countsANicknameWhereverItComesFrom() throws IOException {
        double before = counts.of("messages-per-nickname");
        for (String address : List.of("127.0.1.4", "127.0.1.5")) {
            try (BareClient roamer = from(address).join("roamer", "public")) {
                for (int i = 0; i < 8; i++) {
                    roamer.say("public", address + ' ' + i);
                }
                listenToErrors(roamer);
            }
        }
        counts.awaitMoreThan(before, "messages-per-nickname");
    }

    @Test
    void tellsOfNoMoreTyping() throws IOException {
        double before = counts.of("typing-per-address");
        try (BareClient ann = from("127.0.1.6").join("typist", "public")) {
            for (int i = 0; i < 3; i++) {
                ann.frame("SEND\ndestination:/app/typing/room-" + i + "\nreceipt:t" + i + "\n\n\0");
                receipt(ann, "t" + i);
            }
        }
        assertThat(counts.of("typing-per-address")).isEqualTo(before + 1);
    }

    @Test
    void makesNoMoreRoomsAndStillEntersThoseThatThereAre() throws IOException {
        double before = counts.of("rooms-per-address");
        try (StompClient host = hub.connect("host").join("old-room");
                BareClient ann = from("127.0.1.7").join("builder", "public")) {
            listenToErrors(ann);
            for (int i = 0; i < 2; i++) {
                subscribe(ann, "new-" + i);
                receipt(ann, "new-" + i);
            }
            ann.frame("SEND\ndestination:/app/chat/new-2\nreceipt:written\n\nx\0");
            receipt(ann, "written");
            subscribe(ann, "new-3");
            assertRefused(ann, "", "new-3");
            assertRefused(ann, "SEND\ndestination:/app/chat/new-4\nreceipt:unwritten\n\nx\0", "unwritten");
            subscribe(ann, "old-room");
            receipt(ann, "old-room");
            assertThat(host.event("JOIN").json().path("room").asString()).isEqualTo("old-room");
        }
        assertThat(counts.of("rooms-per-address")).isEqualTo(before + 2);
    }

    @Test
    void letsNobodyComeInTooOften() throws IOException {
        double before = counts.of("joins-per-address");
        try (BareClient ann = from("127.0.1.8").join("mover", "public")) {
            listenToErrors(ann);
            for (int i = 1; i < 8; i++) {
                ann.frame("SUBSCRIBE\nid:m" + i + "\ndestination:/topic/public\nreceipt:m" + i + "\n\n\0");
                receipt(ann, "m" + i);
            }
            assertRefused(ann, "SUBSCRIBE\nid:m9\ndestination:/topic/public\nreceipt:m9\n\n\0", "m9");
        }
        assertThat(counts.of("joins-per-address")).isEqualTo(before + 1);
    }

    @Test
    void hasAPlaceForSoManyConnectionsAndAgainWhenOneEnds() throws IOException {
        double before = counts.of("connections-per-address");
        List<BareClient> open = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                open.add(connected("127.0.1.9"));
            }
            assertThatThrownBy(() -> from("127.0.1.9"))
                    .hasMessageContaining("429")
                    .hasMessageContaining("Retry-After");
            assertThat(Sockets.ask("127.0.1.9", hub.port(), "POST /ws/000/abcdefgh/xhr"))
                    .startsWith("HTTP/1.1 429")
                    .contains("Retry-After: ");
            from("127.0.1.10").close();
            assertThat(counts.of("connections-per-address")).isEqualTo(before + 2);
            open.remove(0).close();
            await().ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> open.add(from("127.0.1.9")));
        } finally {
            for (BareClient client : open) {
                client.close();
            }
        }
    }

    @Test
    void countsASockJsSessionAsAConnection() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertThat(Sockets.ask("127.0.1.12", hub.port(), "POST /ws/000/session-" + i + "/xhr"))
                    .startsWith("HTTP/1.1 200");
        }
        assertThatThrownBy(() -> from("127.0.1.12")).hasMessageContaining("429");
    }

    @Test
    void letsNobodyConnectAgainAndAgain() throws IOException {
        double before = counts.of("connects-per-address");
        int visits = hub.bean(Quotas.class).visits();
        for (int i = 0; i < 30; i++) {
            connected("127.0.1.11").close();
            await().until(() -> hub.bean(Quotas.class).visits() <= visits);
        }
        assertThatThrownBy(() -> from("127.0.1.11")).hasMessageContaining("429");
        assertThat(counts.of("connects-per-address")).isEqualTo(before + 1);
    }

    private static BareClient from(String address) throws IOException {
        return BareClient.openFrom(address, hub.port());
    }

    /** Somebody whom the server counts by now: it may do so a little later than it opens a WebSocket. */
    private static BareClient connected(String address) throws IOException {
        BareClient client = from(address);
        client.frame("CONNECT\naccept-version:1.2\nhost:hub\nlogin:guest\npasscode:secret of guest\n\n\0");
        client.await("CONNECTED");
        return client;
    }

    private static void listenToErrors(BareClient client) throws IOException {
        client.frame("SUBSCRIBE\nid:e\ndestination:/user/queue/errors\nreceipt:e\n\n\0");
        receipt(client, "e");
    }

    private static void subscribe(BareClient client, String room) throws IOException {
        client.frame("SUBSCRIBE\nid:" + room + "\ndestination:/topic/" + room + "\nreceipt:" + room + "\n\n\0");
    }

    private static void said(BareClient client, String text) throws IOException {
        client.frame("SEND\ndestination:/app/chat\nreceipt:" + text + "\n\n" + text + '\0');
        receipt(client, text);
    }

    private static void receipt(BareClient client, String id) throws IOException {
        client.awaitThat(frame -> frame.header("receipt-id").equals(id));
    }

    private static void assertRefused(BareClient client, String frame, String receipt) throws IOException {
        if (!frame.isEmpty()) {
            client.frame(frame);
        }
        Received refusal = client.awaitThat(told -> told.header("destination").equals("/user/queue/errors")
                && told.json().path("receipt").asString("").equals(receipt));
        assertThat(refusal.json().path("code").asString()).isEqualTo("rate-limited");
        assertThat(refusal.json().path("retryAfterMs").asLong()).isPositive();
    }
}
