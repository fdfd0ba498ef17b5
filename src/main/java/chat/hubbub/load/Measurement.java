package chat.hubbub.load;

import java.util.LinkedHashMap;
import java.util.Map;

/** Turns counters into figures: what was between two moments, and what was at them. */
final class Measurement {

    private final Options options;
    private final Figures figures;
    private final ServerProcess server;
    private Snapshot begin;
    private Snapshot in;
    private Snapshot start;
    private Snapshot end;

    Measurement(Options options, Figures figures, ServerProcess server) {
        this.options = options;
        this.figures = figures;
        this.server = server;
        this.begin = now();
        this.in = begin;
        this.start = begin;
        this.end = begin;
    }

    void begins() {
        begin = now();
    }

    void everybodyIsIn() {
        in = now();
        start = in;
        end = in;
    }

    void starts() {
        start = now();
    }

    void ends() {
        end = now();
    }

    Report report(Outcome outcome, long unsent) {
        Faults faults = figures.faults;
        boolean clean = figures.ready > 0
                && outcome.losses() == 0
                && outcome.disagreements() == 0
                && faults.duplicates + faults.disorders + faults.strays + faults.lost + unsent == 0;
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("clean", clean);
        putConnections(all);
        putMessages(all, unsent);
        all.putAll(Report.percentiles("latency", figures.latency));
        putOutcome(all, outcome);
        putCost(all);
        all.put("options", options());
        return new Report(all, clean);
    }

    private void putConnections(Map<String, Object> all) {
        all.put("people", options.crowd().people());
        all.put("ready", figures.ready);
        all.put("lost", figures.faults.lost);
        all.put("lostUncounted", figures.faults.lostBesides);
        all.put("reasons", figures.faults.reasons);
        all.put("errorFrames", figures.faults.errorFrames);
        all.put("firstError", figures.faults.firstError);
        all.put("churned", figures.churned);
        all.put("connectSeconds", in.secondsSince(begin));
    }

    private void putMessages(Map<String, Object> all, long unsent) {
        double seconds = end.secondsSince(start);
        all.put("seconds", seconds);
        all.put("sent", figures.measuredSent);
        all.put("sentPerSecond", per(figures.measuredSent, seconds));
        all.put("sentTotal", figures.sent);
        all.put("unsent", unsent);
        all.put("refused", figures.faults.refused);
        all.put("receipts", figures.receiptLatency.total());
        all.put("deliveries", figures.latency.total());
        all.put("deliveriesTotal", figures.delivered);
        all.put("deliveriesPerSecond", per(end.delivered() - start.delivered(), seconds));
        all.put("megabytesPerSecond", per((end.received() - start.received()) / 1e6, seconds));
        all.put("bytesPerRead", per(end.received() - start.received(), (double) (end.reads() - start.reads())));
    }

    private void putOutcome(Map<String, Object> all, Outcome outcome) {
        all.putAll(Report.percentiles("receipt", figures.receiptLatency));
        all.put("losses", outcome.losses());
        all.put("duplicates", figures.faults.duplicates);
        all.put("orderViolations", figures.faults.disorders);
        all.put("disagreements", outcome.disagreements());
        all.put("strays", figures.faults.strays);
    }

    private void putCost(Map<String, Object> all) {
        double seconds = end.secondsSince(start);
        double serverCpu = end.serverCpu() - start.serverCpu();
        all.put("sendDelayP99Ms", figures.sendDelay.percentile(0.99) / 1e6);
        all.put("sendDelayMaxMs", figures.sendDelay.max() / 1e6);
        all.put("loaderCpu", per(end.loaderCpu() - start.loaderCpu(), seconds));
        if (options.pid() > 0) {
            all.put("serverCpuSeconds", serverCpu);
            all.put("serverCpu", per(serverCpu, seconds));
            all.put("serverCpuMicrosPerDelivery", per(serverCpu * 1e6, (double) (end.delivered() - start.delivered())));
            all.put("serverCpuSecondsConnecting", in.serverCpu() - begin.serverCpu());
            all.put("serverMemoryBeforeMb", begin.serverMemory());
            all.put("serverMemoryConnectedMb", in.serverMemory());
            all.put("serverMemoryMb", end.serverMemory());
        }
    }

    private Map<String, Object> options() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("url", options.arguments().url());
        options.arguments().values().forEach((option, word) -> words.put(option.label(), typed(option, word)));
        return words;
    }

    private static Object typed(Option option, String word) {
        if (option.isSwitch()) {
            return !word.equals("no");
        }
        return word.matches("\\d{1,15}(\\.\\d{1,6})?") ? Double.valueOf(word) : word;
    }

    private static double per(long amount, double of) {
        return of == 0 ? 0 : amount / of;
    }

    private static double per(double amount, double of) {
        return of == 0 ? 0 : amount / of;
    }

    private Snapshot now() {
        return Snapshot.take(figures, server);
    }
}
