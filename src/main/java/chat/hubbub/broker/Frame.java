package chat.hubbub.broker;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A published event with its encodings, each made when the first subscriber needs it. Only the delivery thread encodes. */
final class Frame<E> {

    static final byte[] NOTHING = {};

    final long seq;
    final long publishedNanos = System.nanoTime();
    final int weight;
    private final E event;
    private final @Nullable Object origin;
    private Encoding<E>[] encodings = none();

    Frame(Publication<E> publication) {
        this.seq = publication.seq();
        this.weight = publication.weight();
        this.event = publication.event();
        this.origin = publication.origin();
    }

    boolean isStored() {
        return seq != Publication.UNSTORED;
    }

    /** What a subscriber gets: empty where the format has no word for it, or does not echo it to its origin. */
    byte[] bytesFor(WireFormat<E> format, Object self) {
        Encoding<E> encoding = encodingIn(format);
        return !encoding.echoed && self.equals(origin) ? NOTHING : encoding.bytes;
    }

    @SuppressWarnings("ReferenceEquality") // which is how formats are compared
    private Encoding<E> encodingIn(WireFormat<E> format) {
        for (Encoding<E> encoding : encodings) {
            if (encoding.format == format) {
                return encoding;
            }
        }
        Encoding<E> made = new Encoding<>(format, format.encode(event), format.echoes(event));
        encodings = Arrays.copyOf(encodings, encodings.length + 1);
        encodings[encodings.length - 1] = made;
        return made;
    }

    @SuppressWarnings("unchecked")
    private static <E> Encoding<E>[] none() {
        return (Encoding<E>[]) new Encoding<?>[0];
    }

    private record Encoding<E>(WireFormat<E> format, byte[] bytes, boolean echoed) {}
}
