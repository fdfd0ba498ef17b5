package chat.hubbub.conversation;

import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.message.MessageLog;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.Spending;
import chat.hubbub.presence.Presence;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what owners and moderators need. */
@Configuration(proxyBeanMethods = false)
class ModerationConfiguration {

    @Bean
    Authority authority(
            ModerationJournal journal,
            Clock clock,
            @Qualifier("steadyClock") Clock steadyClock,
            ObjectProvider<Spending> spending) {
        return new Authority(journal, clock, steadyClock, spending.getIfAvailable(() -> Spending.UNTOLD));
    }

    @Bean
    HouseRules houseRules(Authority authority, NicknameClaims claims) {
        return new HouseRules(authority, claims);
    }

    @Bean
    Doors doors(Authority authority, NicknameClaims claims) {
        Doors doors = new Doors(authority);
        claims.whenLost(doors::sendAway);
        return doors;
    }

    @Bean
    Rulings rulings(
            Authority authority,
            NicknameClaims claims,
            Owners owners,
            Doors doors,
            Presence presence,
            PrivateRooms privateRooms,
            MessageLog log,
            Clock clock) {
        return new Rulings(
                authority,
                claims,
                privateRooms,
                new Discipline(authority, claims, owners, doors, clock),
                new RoomOrder(authority, claims, owners, presence, privateRooms, log, clock),
                new AuditLog(authority, privateRooms));
    }

    @Bean
    OwnersDesk ownersDesk(Authority authority, PrivateRooms privateRooms) {
        return new OwnersDesk(authority, new AuditLog(authority, privateRooms), privateRooms);
    }

    @Bean
    Owners owners(Authority authority, ModerationJournal journal, NicknameClaims claims, Clock clock) {
        return new Owners(authority, journal, claims, clock);
    }
}
