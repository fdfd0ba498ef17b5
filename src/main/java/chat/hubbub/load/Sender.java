package chat.hubbub.load;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Sends one person's messages when they are due, or as soon as the socket takes them; they are still late then. */
final class Sender {

    private static final String FILLER = " a message as people write it";

    private final Person person;
    private final Schedule schedule;
    private final Figures figures;
    private final int id;
    private final byte[] frame;
    private final int[] markers;
    private int due;
    private int sent;

    Sender(Person person, int id, byte[] frame, Schedule schedule, Figures figures) {
        this.person = person;
        this.id = id;
        this.schedule = schedule;
        this.figures = figures;
        this.frame = frame;
        this.markers = markers(frame);
    }

    int sent() {
        return sent;
    }

    int unsent() {
        return due - sent;
    }

    /** One message more is due. */
    void owe() {
        due++;
        say();
    }

    /** Says what is due and writes it, as long as the socket takes it. */
    void speak() {
        Connection voice = person.voice();
        if (voice != null) {
            // So much may be due at once that it is full before anything was written: then nobody would tell of room.
            voice.flush();
        }
        while (voice != null && !voice.isFull()) {
            say();
            voice.flush();
            voice = sent < due ? person.voice() : null;
        }
    }

    private void say() {
        Connection voice = person.voice();
        while (voice != null && sent < due && !voice.isFull()) {
            add(voice, schedule.planned(id, sent));
        }
    }

    private void add(Connection voice, long planned) {
        for (int marker : markers) {
            Marker.write(frame, marker, planned, id, sent);
        }
        voice.add(frame);
        sent++;
        figures.sent(planned);
    }

    /** A message of so many bytes, for other markers to be put into. */
    static String text(int size) {
        byte[] text = FILLER.repeat(size / FILLER.length() + 1).getBytes(StandardCharsets.US_ASCII);
        Marker.write(text, 0, 0, 0, 0);
        text[size - 1] = text[size - 1] == ' ' ? (byte) '.' : text[size - 1];
        return new String(text, 0, size, StandardCharsets.US_ASCII);
    }

    /** In the body, and in the receipt if there is one. */
    private static int[] markers(byte[] frame) {
        return IntStream.range(0, frame.length)
                .filter(at -> Marker.isAt(frame, at, frame.length))
                .toArray();
    }
}
