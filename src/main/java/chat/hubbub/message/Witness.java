package chat.hubbub.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Remembers beside the database how much was ever committed to it. A database that holds less was restored from an
 * older copy, and one without its witness came from somewhere else.
 *
 * <p>Written after each commit and before anybody is told of it, and left to the system to be put on the disk: after a
 * power cut it may lag behind the database, but it never runs ahead of it.
 */
final class Witness {

    static final String FILE_NAME = "hubbub.witness";

    private static final int DIGITS = 18;
    private static final Pattern FORM = Pattern.compile("(\\S+) (\\d{" + DIGITS + "})\n.*", Pattern.DOTALL);

    private final Path file;
    private String epoch = "";
    private long total;
    private @Nullable FileChannel channel;

    Witness(DataFolder folder) {
        this.file = folder.resolve(FILE_NAME);
    }

    /** Whether a database of this life with so many events can be the one that was written to last. */
    boolean vouchesFor(Epoch life, long events) throws IOException {
        if (Files.notExists(file)) {
            return false;
        }
        Matcher seen = FORM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        return seen.matches() && seen.group(1).equals(life.value()) && Long.parseLong(seen.group(2)) <= events;
    }

    /** Starts to watch over a database. */
    void watch(Epoch life, long events) throws IOException {
        epoch = life.value();
        total = events;
        write();
    }

    /** Used by the writer thread alone. */
    void committed(int events) {
        total += events;
        try {
            write();
        } catch (IOException e) {
            // It lags behind now, which is allowed; the next commit makes up for it.
            close();
        }
    }

    /** Lets go of the file until the next commit. */
    void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing of what was written waits in there.
        } finally {
            channel = null;
        }
    }

    /** Overwrites in place: a full disk lets that pass, and of what stood there before only the first line counts. */
    private void write() throws IOException {
        String digits = Long.toString(total);
        String line = epoch + ' ' + "0".repeat(DIGITS - digits.length()) + digits + '\n';
        open().write(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)), 0);
    }

    private FileChannel open() throws IOException {
        FileChannel opened = channel;
        if (opened == null) {
            opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = opened;
        }
        return opened;
    }
}
