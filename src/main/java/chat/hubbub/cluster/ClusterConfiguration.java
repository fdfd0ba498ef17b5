package chat.hubbub.cluster;

import chat.hubbub.conversation.Elsewhere;
import chat.hubbub.conversation.Hearsay;
import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.SharedLimits;
import chat.hubbub.identity.RenameHint;
import chat.hubbub.message.Feed;
import chat.hubbub.message.InstallationKey;
import chat.hubbub.message.Revisions;
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
    Seal seal(InstallationKey key, Traffic traffic, @Qualifier("steadyClock") Clock steadyClock) {
        return new Seal(key, new Forgeries(steadyClock, traffic.forged)::note);
    }

    @Bean
    Backplane backplane(
            RedisProperties properties,
            Seal seal,
            SeatBook book,
            @Qualifier("steadyClock") Clock steadyClock,
            Traffic traffic) {
        return new Backplane(new RedisClients(properties, seal), book, Backplane.LEASE, steadyClock, traffic);
    }

    @Bean
    ConversationEars ears(
            Feed feed,
            Revisions revisions,
            Hearsay hearsay,
            RenameHint renames,
            Invitations invitations,
            SharedLimits limits) {
        return new ConversationEars(
                feed, revisions, hearsay, new ConversationEars.Followers(renames, invitations), limits);
    }

    /** Once everything is there, for whoever hears news may need all of it. */
    @Bean
    SmartInitializingSingleton backplaneStart(
            Backplane backplane, Elsewhere elsewhere, ConversationEars ears, SharedLimits limits) {
        return () -> {
            backplane.start(elsewhere, ears);
            backplane.share(limits);
            backplane.awaitFirstLook();
        };
    }

    @Bean
    MeterBinder clusterMeters(Backplane backplane, Traffic traffic, Feed feed) {
        return new ClusterMeters(backplane, traffic, feed);
    }

    @Bean
    ClusterHealth clusterHealth(Backplane backplane, Clock clock, @Qualifier("steadyClock") Clock steadyClock) {
        return new ClusterHealth(backplane, clock, steadyClock);
    }
}
