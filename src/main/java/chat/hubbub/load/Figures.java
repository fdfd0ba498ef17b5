package chat.hubbub.load;

/** What is counted while it happens. Only the one thread of the load comes here. */
final class Figures {

    final Faults faults = new Faults();
    final Inlet inlet = new Inlet();
    final Histogram latency = new Histogram();
    final Histogram receiptLatency = new Histogram();
    final Histogram sendDelay = new Histogram();
    long sent;
    long measuredSent;
    long delivered;
    int ready;
    int churned;
    private long measuredFrom = Long.MAX_VALUE;
    private boolean measuring;

    /** From this time of {@code System.nanoTime} on, what was planned is measured. */
    void measureFrom(long nanos) {
        measuredFrom = nanos;
        measuring = true;
    }

    void sent(long planned) {
        sent++;
        if (isMeasured(planned)) {
            measuredSent++;
            sendDelay.record(System.nanoTime() - planned);
        }
    }

    void delivered(long planned) {
        delivered++;
        if (isMeasured(planned)) {
            latency.record(inlet.now - planned);
        }
    }

    void receipt(long planned) {
        if (isMeasured(planned)) {
            receiptLatency.record(inlet.now - planned);
        }
    }

    private boolean isMeasured(long planned) {
        return measuring && planned - measuredFrom >= 0;
    }
}
