package chat.hubbub.broker;

import java.time.Duration;

/** What is published in all benchmarks: events of 200 bytes, encoded beforehand, so that what is measured is the broker. */
final class Events {

    static final int BYTES = 200;
    static final BrokerLimits LIMITS = BrokerLimits.forHeap(256 << 20, Duration.ZERO);
    static final byte[] PREFIX = {};

    static final WireFormat<byte[]> FORMAT = new WireFormat<>() {
        @Override
        public byte[] encode(byte[] event) {
            return event;
        }

        @Override
        public boolean echoes(byte[] event) {
            return true;
        }
    };

    private static final byte[] EVENT = new byte[BYTES];

    private Events() {}

    static Publication<byte[]> numbered(long seq) {
        return new Publication<>(EVENT, seq, null, BYTES);
    }
}
