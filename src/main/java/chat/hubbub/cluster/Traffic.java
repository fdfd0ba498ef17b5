package chat.hubbub.cluster;

import java.util.concurrent.atomic.LongAdder;

/** Counts what goes to and fro between nodes. Safe for any thread. */
final class Traffic {

    final LongAdder sent = new LongAdder();
    final LongAdder heard = new LongAdder();
    final LongAdder lostConnections = new LongAdder();
    final LongAdder forged = new LongAdder();
    final LongAdder resyncs = new LongAdder();
}
