package chat.hubbub.cluster;

import chat.hubbub.conversation.Elsewhere;
import chat.hubbub.conversation.Hearsay;
import chat.hubbub.message.Feed;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Connects this node with the others. */
@Configuration(proxyBeanMethods = false)
@Profile("cluster")
class ClusterConfiguration {

    @Bean
    SeatBook seatBook() {
        return new SeatBook(new OwnSeats());
    }

    @Bean
    Traffic traffic() {
        return new Traffic();
    }

    @Bean
    Backplane backplane(
            RedisProperties properties, SeatBook book, @Qualifier("steadyClock") Clock steadyClock, Traffic traffic) {
        return new Backplane(new RedisClients(properties), book, Backplane.LEASE, steadyClock, traffic);
    }

    /** Once everything is there, for whoever hears news may need all of it. */
    @Bean
    SmartInitializingSingleton backplaneStart(Backplane backplane, Elsewhere elsewhere, Feed feed, Hearsay hearsay) {
        return () -> backplane.start(elsewhere, new ConversationEars(feed, hearsay));
    }

    @Bean
    MeterBinder clusterMeters(Backplane backplane, Traffic traffic) {
        return new ClusterMeters(backplane, traffic);
    }

    @Bean
    ClusterHealth clusterHealth(Backplane backplane, Clock clock, @Qualifier("steadyClock") Clock steadyClock) {
        return new ClusterHealth(backplane, clock, steadyClock);
    }
}
