package chat.hubbub.conversation;

import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.message.Revisions;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.Gatekeeper;
import chat.hubbub.moderation.Quotas;
import chat.hubbub.moderation.Tab;
import chat.hubbub.push.Push;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Has what one node decides hold on all of them. */
@Configuration(proxyBeanMethods = false)
@Profile("cluster")
class NodesConfiguration {

    @Bean
    Tab tab() {
        return new Tab();
    }

    @Bean
    SharedLimits sharedLimits(Tab tab, Gatekeeper gatekeeper, Quotas quotas, Authority authority) {
        return new SharedLimits(tab, gatekeeper, quotas, authority);
    }

    @Bean
    SmartInitializingSingleton reloads(
            Revisions revisions, Authority authority, Doors doors, PrivateRooms privateRooms, Push push) {
        return () -> {
            revisions.watch(Revisions.MODERATION, () -> {
                authority.reload();
                doors.clear();
            });
            revisions.watch(Revisions.MEMBERSHIP, privateRooms::reload, privateRooms::startOver);
            revisions.watch(Revisions.PUSH, push::reload);
        };
    }
}
