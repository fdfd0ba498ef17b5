package chat.hubbub.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells, before SQLite opens a database after a crash, whether the write-ahead log beside it lost pages that the database
 * has taken from it already. SQLite would put the older ones that are left in front of them, and so mix two times in one
 * file. The formats are those of <a href="https://sqlite.org/walformat.html">sqlite.org/walformat.html</a>.
 */
final class WriteAheadLog {

    private static final int HEADER_BYTES = 32;
    private static final int FRAME_HEADER_BYTES = 24;
    private static final int CHECKED_BYTES_OF_HEADER = 24;
    private static final int CHECKED_BYTES_OF_FRAME = 8;
    private static final int SALTS = 16;
    private static final int SALTS_OF_FRAME = 8;
    private static final int LARGEST_PAGE = 65_536;
    private static final int MAGIC = 0x377f0682;

    /** In the index, which is shared memory: its salts, what was taken, and what was about to be taken. */
    private static final int INDEX_BYTES = 136;

    private static final int INDEX_SALTS = 32;
    private static final int TAKEN = 96;
    private static final int BEING_TAKEN = 128;

    private final FileChannel channel;
    private final ByteBuffer header;
    private int sum0;
    private int sum1;

    private WriteAheadLog(FileChannel channel) throws IOException {
        this.channel = channel;
        this.header = read(channel, 0, HEADER_BYTES);
    }

    /** Whether it holds less than the database beside it took from it. */
    static boolean isBehind(Path database) throws IOException {
        Path index = database.resolveSibling(database.getFileName() + "-shm");
        Path file = fileOf(database);
        if (!Files.exists(index)) {
            return false;
        }
        ByteBuffer shared;
        try (FileChannel channel = FileChannel.open(index)) {
            shared = read(channel, 0, INDEX_BYTES).order(ByteOrder.nativeOrder());
        }
        if (shared.limit() < INDEX_BYTES) {
            return false;
        }
        int taken = Math.max(shared.getInt(TAKEN), shared.getInt(BEING_TAKEN));
        if (taken == 0 || !Files.exists(file)) {
            return taken > 0;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return new WriteAheadLog(channel).lost(taken, shared.slice(INDEX_SALTS, 2 * Integer.BYTES));
        }
    }

    static Path fileOf(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    /** Under other salts it was begun anew after all of it was taken. */
    private boolean lost(int taken, ByteBuffer salts) throws IOException {
        if (!isHeaderWhole()) {
            return true;
        }
        return header.slice(SALTS, 2 * Integer.BYTES).equals(salts) && committedUpTo(taken) < taken;
    }

    private boolean isHeaderWhole() {
        if (header.limit() < HEADER_BYTES || (header.getInt(0) & ~1) != MAGIC) {
            return false;
        }
        int pageBytes = header.getInt(8);
        if (pageBytes < 512 || pageBytes > LARGEST_PAGE || Integer.bitCount(pageBytes) != 1) {
            return false;
        }
        add(header, 0, CHECKED_BYTES_OF_HEADER);
        return sum0 == header.getInt(CHECKED_BYTES_OF_HEADER)
                && sum1 == header.getInt(CHECKED_BYTES_OF_HEADER + Integer.BYTES);
    }

    /** How many frames there are until the end of the last transaction that is whole; it need not look further than asked. */
    private int committedUpTo(int enough) throws IOException {
        int frameBytes = FRAME_HEADER_BYTES + header.getInt(8);
        int committed = 0;
        for (int number = 1; committed < enough; number++) {
            ByteBuffer frame = read(channel, HEADER_BYTES + (number - 1L) * frameBytes, frameBytes);
            if (frame.limit() < frameBytes || !isWhole(frame)) {
                return committed;
            }
            committed = frame.getInt(Integer.BYTES) == 0 ? committed : number;
        }
        return committed;
    }

    private boolean isWhole(ByteBuffer frame) {
        add(frame, 0, CHECKED_BYTES_OF_FRAME);
        add(frame, FRAME_HEADER_BYTES, frame.limit());
        return frame.getLong(SALTS_OF_FRAME) == header.getLong(SALTS)
                && frame.getInt(SALTS) == sum0
                && frame.getInt(SALTS + Integer.BYTES) == sum1;
    }

    private void add(ByteBuffer bytes, int from, int to) {
        boolean bigEndian = (header.getInt(0) & 1) == 1;
        ByteBuffer words = bytes.duplicate().order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int at = from; at < to; at += 2 * Integer.BYTES) {
            sum0 += words.getInt(at) + sum1;
            sum1 += words.getInt(at + Integer.BYTES) + sum0;
        }
    }

    /** As much as there is. */
    private static ByteBuffer read(FileChannel channel, long at, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {}
        return bytes.flip();
    }
}
