package chat.hubbub.attack;

import chat.hubbub.journey.ClientFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What somebody hostile sends, and all that comes of it.
 *
 * @param bytes the STOMP that is sent, in one WebSocket message
 * @param opcode of that message
 * @param bare whether that is sent before any CONNECT; otherwise they are connected, and hear of refusals
 * @param dripped whether each byte is a message of its own
 * @param outcome in no order, but for what is heard: {@code ERROR code}, after which the connection ends; {@code CLOSE code};
 *     {@code RECEIPT id}; {@code refused code}; {@code heard text} by the room, under the true name; {@code WAITS} for more
 */
record StompCase(String name, byte[] bytes, int opcode, boolean bare, boolean dripped, List<String> outcome) {

    static final String ROOM = "hostile";

    private static final String CHAT = "SEND\ndestination:/app/chat/" + ROOM + '\n';

    static StompCase of(String name, String frames, String... outcome) {
        return new StompCase(name, ClientFrame.utf8(frames), ClientFrame.TEXT, false, false, List.of(outcome));
    }

    /** Sends it as the first that a connection says. */
    static StompCase first(String name, String frames, String... outcome) {
        return new StompCase(name, ClientFrame.utf8(frames), ClientFrame.TEXT, true, false, List.of(outcome));
    }

    StompCase inDrips() {
        return new StompCase(name, bytes, opcode, bare, true, outcome);
    }

    /** The same with each {@code ?} as a byte that no text has. */
    StompCase withBytesOfNoText() {
        byte[] spoilt = bytes.clone();
        for (int i = 0; i < spoilt.length; i++) {
            spoilt[i] = spoilt[i] == '?' ? (byte) 0xff : spoilt[i];
        }
        return new StompCase(name, spoilt, ClientFrame.BINARY, bare, dripped, outcome);
    }

    /** @param headers each with its line end */
    static String say(String headers, String body) {
        return CHAT + headers + '\n' + body + '\0';
    }

    static String sayJson(String json) {
        return say("content-type:application/json\n", json);
    }

    List<byte[]> messages() {
        int step = dripped ? 1 : bytes.length;
        List<byte[]> messages = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += step) {
            messages.add(ClientFrame.of(ClientFrame.FIN | opcode, Arrays.copyOfRange(bytes, at, at + step)));
        }
        return messages;
    }

    /** Whether nobody is left to ask what came of it. */
    boolean ends() {
        return outcome.stream().anyMatch(each -> each.startsWith("ERROR") || each.startsWith("CLOSE"));
    }

    boolean waits() {
        return outcome.contains("WAITS");
    }

    List<String> heard() {
        return outcome.stream().filter(each -> each.startsWith("heard ")).toList();
    }

    List<String> answers() {
        return outcome.stream()
                .filter(each -> !each.startsWith("heard ") && !each.equals("WAITS"))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
