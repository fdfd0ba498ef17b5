package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import chat.hubbub.broker.Subscriber;
import chat.hubbub.conversation.EventJson;
import chat.hubbub.conversation.Refusal;
import chat.hubbub.conversation.RoomCard;
import chat.hubbub.conversation.RoomEvent;
import chat.hubbub.identity.Nickname;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** What the server says to one client alone. Safe for any thread. */
final class Replies {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** The one code that says that this was no STOMP; every other refuses something that was understood. */
    static final String MALFORMED = "malformed";

    private static final byte[] HEART_BEAT = {'\n'};

    private final Subscriber<RoomEvent> client;
    private final Wire wire;
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong told = new AtomicLong();
    private volatile StompVersion version = StompVersion.V1_0;
    private final List<String> errorQueues = new CopyOnWriteArrayList<>();

    Replies(Subscriber<RoomEvent> client, Wire wire) {
        this.client = client;
        this.wire = wire;
    }

    StompVersion version() {
        return version;
    }

    /** How this client is told what happens in its rooms. */
    StompWireFormat format() {
        return StompWireFormat.of(version, wire);
    }

    void connected(StompVersion version, String nickname, String server, String session) {
        this.version = version;
        send(StompEncoder.frame("CONNECTED", version)
                .plainHeader("version", version.number())
                .plainHeader("heart-beat", HeartBeat.OFFER)
                .plainHeader("server", server)
                .plainHeader("session", session)
                .plainHeader("user-name", nickname)
                .end());
    }

    void heartBeat() {
        send(HEART_BEAT);
    }

    void receipt(Optional<String> asked) {
        asked.ifPresent(id -> send(receiptFrame(id).end()));
    }

    void receipt(Optional<String> asked, long seq) {
        asked.ifPresent(
                id -> send(receiptFrame(id).header("seq", Long.toString(seq)).end()));
    }

    void receipt(Optional<String> asked, Nickname nickname) {
        asked.ifPresent(id ->
                send(receiptFrame(id).header("user-name", nickname.value()).end()));
    }

    /** From now on refusals go to the subscription with this id too. */
    void refuseOn(String subscription) {
        errorQueues.add(subscription);
    }

    /** Refusals are no longer heard on the subscription with this id, if they were. */
    void refuseNoMoreOn(String subscription) {
        errorQueues.remove(subscription);
    }

    /** A client that does not listen to its error queue hears nothing: there is no subscription to address. */
    void refuse(Refusal refusal, Optional<String> receipt) {
        for (String subscription : errorQueues) {
            send(StompEncoder.frame("MESSAGE", version)
                    .header("subscription", subscription)
                    .header("destination", Destination.ERRORS)
                    .header("message-id", "error:" + refusals.incrementAndGet())
                    .header("content-type", "application/json")
                    .end(json(refusal, receipt)));
        }
    }

    /** Tells of a room that this person came to belong to, on the subscription with this id. */
    void tell(String subscription, RoomCard card) {
        tell(subscription, Destination.ROOMS, "room:", EventJson.encode(card));
    }

    /** Tells how this person is called now, on the subscription with this id. */
    void tell(String subscription, Nickname nickname) {
        tell(subscription, Destination.NICKNAME, "nickname:", EventJson.encode(nickname));
    }

    /** The last frame of this connection. */
    void fail(String code, String sentence, Optional<String> receipt) {
        StompEncoder frame = StompEncoder.frame("ERROR", version)
                .header("code", code)
                .header("message", sentence)
                .header("content-type", "text/plain");
        receipt.ifPresent(id -> frame.header("receipt-id", id));
        send(frame.end(sentence.getBytes(StandardCharsets.UTF_8)));
        client.closeAfterSending(code.equals(MALFORMED) ? CloseReason.PROTOCOL_ERROR : CloseReason.refused(sentence));
    }

    /** The last frame of a connection on which nothing was agreed. */
    void failVersion() {
        String sentence = "Supported protocol versions are " + StompVersion.ALL + ".";
        send(StompEncoder.frame("ERROR", version)
                .header("version", StompVersion.ALL)
                .header("code", "version-unsupported")
                .header("message", sentence)
                .header("content-type", "text/plain")
                .end(sentence.getBytes(StandardCharsets.UTF_8)));
        client.closeAfterSending(CloseReason.PROTOCOL_ERROR);
    }

    private void tell(String subscription, String queue, String kind, byte[] body) {
        send(StompEncoder.frame("MESSAGE", version)
                .header("subscription", subscription)
                .header("destination", queue)
                .header("message-id", kind + told.incrementAndGet())
                .header("content-type", "application/json")
                .end(body));
    }

    private void send(byte[] frame) {
        client.send(wire.frame(frame));
    }

    private StompEncoder receiptFrame(String id) {
        return StompEncoder.frame("RECEIPT", version).header("receipt-id", id);
    }

    private static byte[] json(Refusal refusal, Optional<String> receipt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", refusal.code().word());
        fields.put("message", refusal.sentence());
        receipt.ifPresent(id -> fields.put("receipt", id));
        refusal.retryAfter().ifPresent(wait -> fields.put("retryAfterMs", Math.max(1, wait.toMillis())));
        return MAPPER.writeValueAsBytes(fields);
    }
}
