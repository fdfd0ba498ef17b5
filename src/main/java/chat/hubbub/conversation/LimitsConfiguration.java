package chat.hubbub.conversation;

import chat.hubbub.message.MessageLog;
import chat.hubbub.moderation.AddressLimits;
import chat.hubbub.moderation.Descriptors;
import chat.hubbub.moderation.LimitObserver;
import chat.hubbub.moderation.LimitsProperties;
import chat.hubbub.moderation.ProxyProperties;
import chat.hubbub.moderation.Quotas;
import chat.hubbub.moderation.Spending;
import chat.hubbub.presence.Presence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Counts what comes from where, for all doors together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AddressLimits.class, ProxyProperties.class})
class LimitsConfiguration {

    @Bean
    Descriptors descriptors() {
        return Descriptors.ofThisProcess();
    }

    @Bean
    Quotas quotas(
            LimitsProperties properties,
            AddressLimits limits,
            Descriptors descriptors,
            ObjectProvider<LimitObserver> observer,
            ObjectProvider<Spending> spending) {
        return new Quotas(
                properties.enabled(),
                limits,
                descriptors.connections(limits.connections()),
                observer.getIfAvailable(() -> LimitObserver.NONE),
                spending.getIfAvailable(() -> Spending.UNTOLD));
    }

    /** Before anybody is told: whoever hears of a room may write to it at once. */
    @Bean
    @Order(-1)
    NewRooms newRooms(ObjectProvider<MessageLog> log, Presence presence) {
        return new NewRooms(log::getObject, presence);
    }
}
