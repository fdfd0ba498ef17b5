package chat.hubbub.stomp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/** The ways in which the same bytes may arrive. */
enum Pieces {
    WHOLE {
        @Override
        int next(Random random, int left) {
            return left;
        }
    },
    BYTES {
        @Override
        int next(Random random, int left) {
            return 1;
        }
    },
    CRUMBS {
        @Override
        int next(Random random, int left) {
            return random.nextInt(20);
        }
    },
    LUMPS {
        @Override
        int next(Random random, int left) {
            return 1 + random.nextInt(5_000);
        }
    };

    abstract int next(Random random, int left);

    /** Each piece is in memory of its own, and mostly not at its beginning. */
    void feed(byte[] bytes, Random random, Consumer<ByteBuffer> to) {
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, next(random, bytes.length - at));
            int margin = random.nextInt(9);
            ByteBuffer piece = ByteBuffer.allocate(margin + length);
            to.accept(piece.position(margin)
                    .put(Arrays.copyOfRange(bytes, at, at + length))
                    .position(margin));
            at += length;
        }
    }
}
