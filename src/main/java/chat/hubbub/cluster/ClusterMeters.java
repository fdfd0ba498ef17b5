package chat.hubbub.cluster;

import chat.hubbub.message.Feed;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;

/** Lets operators see how the nodes get on with each other. */
final class ClusterMeters implements MeterBinder {

    private final Backplane backplane;
    private final Traffic traffic;
    private final Feed feed;

    ClusterMeters(Backplane backplane, Traffic traffic, Feed feed) {
        this.backplane = backplane;
        this.traffic = traffic;
        this.feed = feed;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("hubbub.cluster.news.working", backplane, one -> one.works() ? 1 : 0)
                .description("1 while news of other nodes come through Redis, 0 while they are found in the database")
                .register(registry);
        Gauge.builder("hubbub.cluster.nodes", backplane, Backplane::nodes)
                .description("Other nodes that are there")
                .register(registry);
        count(registry, "hubbub.cluster.sent", "Messages told to other nodes", traffic.sent);
        count(registry, "hubbub.cluster.heard", "Messages heard from other nodes", traffic.heard);
        FunctionCounter.builder("hubbub.cluster.found", feed, Feed::foundEvents)
                .description("Events of other nodes that did not come as news, and were found in the database")
                .register(registry);
        count(registry, "hubbub.cluster.lost", "Connections to Redis that were lost", traffic.lostConnections);
        count(
                registry,
                "hubbub.cluster.forged",
                "Things in Redis that no node of this installation put there",
                traffic.forged);
        count(registry, "hubbub.cluster.resyncs", "Times that who sits on a node was read anew", traffic.resyncs);
    }

    private static void count(MeterRegistry registry, String name, String description, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .description(description)
                .register(registry);
    }
}
