package chat.hubbub.monitoring;

import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.LimitObserver;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts how often each limit held somebody back, and says nothing of whom. */
final class LimitMeters implements LimitObserver {

    private final Map<Limit, LongAdder> counts = new EnumMap<>(Limit.class);

    LimitMeters(MeterRegistry registry) {
        for (Limit limit : Limit.values()) {
            LongAdder count = new LongAdder();
            counts.put(limit, count);
            FunctionCounter.builder("hubbub.limits.refused", count, LongAdder::sum)
                    .tag("limit", limit.word())
                    .description("How often a limit held somebody back")
                    .register(registry);
        }
    }

    @Override
    public void refused(Limit limit) {
        LongAdder count = counts.get(limit);
        if (count != null) {
            count.increment();
        }
    }
}
