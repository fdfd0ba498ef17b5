package chat.hubbub.load;

import java.time.Duration;

/** Where the counters stood at one moment, so that two of them tell what was between. */
record Snapshot(
        long nanos,
        long delivered,
        long reads,
        long received,
        double loaderCpu,
        double serverCpu,
        double serverMemory) {

    static Snapshot take(Figures figures, ServerProcess server) {
        return new Snapshot(
                System.nanoTime(),
                figures.delivered,
                figures.inlet.reads,
                figures.inlet.received,
                ownCpu(),
                server.cpuSeconds(),
                server.residentMegabytes());
    }

    double secondsSince(Snapshot before) {
        return (nanos - before.nanos) / 1e9;
    }

    private static double ownCpu() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }
}
