package chat.hubbub.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Texts of a grammar, and bytes that were well-formed once. The same seed gives the same. Not safe for several threads. */
public final class Mutations {

    private static final List<String> COMMANDS = List.of(
            "CONNECT",
            "STOMP",
            "SEND",
            "SUBSCRIBE",
            "UNSUBSCRIBE",
            "BEGIN",
            "COMMIT",
            "ABORT",
            "ACK",
            "NACK",
            "DISCONNECT",
            "MESSAGE",
            "CONNECTED",
            "ERROR",
            "send",
            "",
            "GET / HTTP/1.1",
            "\u00e4");
    private static final List<String> NAMES = List.of(
            "destination",
            "id",
            "receipt",
            "content-length",
            "content-type",
            "login",
            "passcode",
            "accept-version",
            "host",
            "heart-beat",
            "transaction",
            "selector",
            "ack",
            "after",
            "epoch",
            "invite",
            "idempotency-key",
            "user-name",
            "x",
            "");
    private static final List<String> VALUES = List.of(
            "/app/chat/public",
            "/topic/public",
            "/topic/**",
            "/topic/{x}",
            "/user/queue/errors",
            "/app/nick",
            "/app/typing/public",
            "/app/edit/public",
            "0",
            "1",
            "-1",
            "5",
            "99999999999999999999",
            "1e9",
            "NaN",
            "",
            "a\\cb",
            "\\n",
            "\\x",
            "\\",
            "\u0000",
            "application/json",
            "1.2",
            "0,0",
            "20000,20000",
            "-1,-1",
            "ann",
            "\u202eann",
            "../../x",
            "'; DROP TABLE message; --");
    private static final List<String> BODIES = List.of(
            "",
            "hello",
            "{\"content\":\"x\"}",
            "{\"content\":",
            "{\"target\":-1,\"content\":\"x\"}",
            "[[[[[[[[[[[[[[[[",
            "\ud83d",
            "\u0007\u001b[2J",
            "x\u0000y");
    private static final byte[] ODD = {0, '\n', '\r', ':', '\\', (byte) 0x80, (byte) 0xff, (byte) 0xc0, 127, ' '};

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** A frame by the grammar of STOMP, or nearly so. */
    public byte[] frame() {
        StringBuilder frame = new StringBuilder(any(COMMANDS)).append(random.nextInt(8) == 0 ? "\r\n" : "\n");
        for (int headers = random.nextInt(6); headers > 0; headers--) {
            frame.append(any(NAMES))
                    .append(random.nextInt(20) == 0 ? "" : ":")
                    .append(any(VALUES))
                    .append('\n');
        }
        frame.append('\n').append(any(BODIES));
        if (random.nextInt(10) > 0) {
            frame.append('\0');
        }
        return frame.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same bytes with a few of them lost, doubled, changed, or put in. */
    public byte[] mutated(byte[] bytes) {
        byte[] now = bytes;
        for (int times = random.nextInt(4); times > 0; times--) {
            now = once(now);
        }
        return now;
    }

    /** Up to this, from nought. */
    public int upTo(int most) {
        return random.nextInt(most + 1);
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - at, random.nextInt(8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> out.write(ODD[random.nextInt(ODD.length)]);
            case 1 -> out.write(random.nextInt(256));
            case 2 -> out.write(bytes, at, length);
            default -> at += length;
        }
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
