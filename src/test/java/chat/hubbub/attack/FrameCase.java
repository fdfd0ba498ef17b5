package chat.hubbub.attack;

import static chat.hubbub.journey.ClientFrame.utf8;

import chat.hubbub.journey.ClientFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a client that is connected sends in WebSocket frames, and what comes of it.
 *
 * @param name its number in the Autobahn test suite first
 * @param bytes what is sent
 * @param chop in pieces of so many bytes; 0 is at once
 * @param pongs what is answered to pings, one after the other
 * @param said what the room hears
 * @param code of the close; 0 where the connection goes on
 */
record FrameCase(String name, byte[] bytes, int chop, List<String> pongs, List<String> said, int code) {

    static final String ROOM = "frames";

    /** The connection goes on. */
    static FrameCase good(String name, byte[]... frames) {
        return new FrameCase(name, ClientFrame.joined(frames), 0, List.of(), List.of(), 0);
    }

    /** The connection ends with this code. */
    static FrameCase ends(String name, int code, byte[]... frames) {
        return new FrameCase(name, ClientFrame.joined(frames), 0, List.of(), List.of(), code);
    }

    FrameCase choppedTo(int length) {
        return new FrameCase(name, bytes, length, pongs, said, code);
    }

    FrameCase pong(String... payloads) {
        return new FrameCase(name, bytes, chop, List.of(payloads), said, code);
    }

    FrameCase hears(String... lines) {
        return new FrameCase(name, bytes, chop, pongs, List.of(lines), code);
    }

    /** What is sent, in the pieces in which it is. */
    List<byte[]> pieces() {
        List<byte[]> pieces = new ArrayList<>();
        int step = chop == 0 ? Math.max(1, bytes.length) : chop;
        for (int at = 0; at < bytes.length; at += step) {
            pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + step)));
        }
        return pieces;
    }

    /** A line for the room, as STOMP has it. */
    static byte[] line(String text) {
        return utf8("SEND\ndestination:/app/chat/" + ROOM + "\nreceipt:" + text.length() + "\n\n" + text + '\0');
    }

    /** The same, made so long with line ends behind it. */
    static byte[] line(String text, int length) {
        byte[] line = line(text);
        return ClientFrame.joined(line, utf8("\n".repeat(length - line.length)));
    }

    @Override
    public String toString() {
        return name;
    }
}
