package chat.hubbub.conversation;

import chat.hubbub.broker.Backlog;
import chat.hubbub.broker.Broker;
import chat.hubbub.broker.BrokerLimits;
import chat.hubbub.broker.BrokerObserver;
import chat.hubbub.identity.ClaimJournal;
import chat.hubbub.identity.ClaimRegistry;
import chat.hubbub.identity.Holders;
import chat.hubbub.identity.IdentityProperties;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.membership.MembershipJournal;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.message.LineSearch;
import chat.hubbub.message.MessageLog;
import chat.hubbub.moderation.Gatekeeper;
import chat.hubbub.moderation.LimitObserver;
import chat.hubbub.moderation.LimitsProperties;
import chat.hubbub.moderation.Spending;
import chat.hubbub.presence.Presence;
import chat.hubbub.presence.PresenceProperties;
import chat.hubbub.presence.SeatListener;
import chat.hubbub.presence.TypingIndicators;
import chat.hubbub.push.Push;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.util.function.SingletonSupplier;

/** Puts the rooms together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    BrokerProperties.class,
    IdentityProperties.class,
    PresenceProperties.class,
    LimitsProperties.class
})
class ConversationConfiguration {

    @Bean
    Broker<RoomEvent> broker(
            BrokerProperties properties, ObjectProvider<MessageLog> log, ObjectProvider<BrokerObserver> observer) {
        Backlog<RoomEvent> backlog =
                (topic, after, most) -> log.getObject().replay(new RoomName(topic), after, most).stream()
                        .map(Announcements::publication)
                        .toList();
        BrokerLimits limits = BrokerLimits.forHeap(Runtime.getRuntime().maxMemory(), properties.pace());
        return new Broker<>(
                backlog, limits, observer.getIfAvailable(() -> BrokerObserver.NONE), properties.threadsOrFitting());
    }

    @Bean
    ClosingTime closingTime(Broker<RoomEvent> broker) {
        return new ClosingTime(broker);
    }

    /** The rooms hear of it before anybody is called. */
    @Bean
    @Order(0)
    Announcements announcements(Broker<RoomEvent> broker, NicknameClaims claims) {
        return new Announcements(broker, claims);
    }

    @Bean
    Listeners listeners(Broker<RoomEvent> broker) {
        return new Listeners(broker);
    }

    @Bean
    Moves moves(Announcements announcements, @Qualifier("steadyClock") Clock steadyClock, Clock clock) {
        return new Moves(steadyClock, clock, announcements::moved);
    }

    /** Where there are several nodes, they keep what nobody holds, and not this one. */
    @Bean
    NicknameClaims nicknameClaims(
            @Qualifier("steadyClock") Clock clock,
            IdentityProperties properties,
            ClaimJournal journal,
            ObjectProvider<ClaimRegistry> registry,
            ObjectProvider<Holders> holders) {
        ClaimRegistry everywhere = registry.getIfAvailable(() -> ClaimRegistry.NONE);
        return everywhere.mayWait()
                ? new NicknameClaims(clock, everywhere, holders.getObject())
                : new NicknameClaims(clock, properties.hold(), journal.recall());
    }

    @Bean
    Presence presence(
            @Qualifier("steadyClock") Clock clock,
            PresenceProperties properties,
            Moves moves,
            ObjectProvider<SeatListener> seats) {
        return new Presence(clock, properties.grace(), moves, seats.getIfAvailable(() -> SeatListener.NONE));
    }

    @Bean
    Housekeeping housekeeping(Presence presence, Moves moves, NicknameClaims claims, ClaimJournal journal) {
        return new Housekeeping(presence, moves, claims, journal);
    }

    @Bean
    Gatekeeper gatekeeper(
            LimitsProperties limits, ObjectProvider<LimitObserver> observer, ObjectProvider<Spending> spending) {
        return new Gatekeeper(
                limits,
                observer.getIfAvailable(() -> LimitObserver.NONE),
                spending.getIfAvailable(() -> Spending.UNTOLD));
    }

    @Bean
    PrivateRooms privateRooms(MembershipJournal journal) {
        return new PrivateRooms(journal);
    }

    @Bean
    Inboxes inboxes() {
        return new Inboxes();
    }

    @Bean
    Invitations invitations(
            PrivateRooms rooms,
            NicknameClaims claims,
            Gatekeeper gatekeeper,
            MessageLog log,
            Presence presence,
            Inboxes inboxes,
            ObjectProvider<InboxRelay> relay) {
        return new Invitations(
                rooms,
                claims,
                gatekeeper,
                log,
                presence,
                inboxes,
                SingletonSupplier.of(() -> relay.getIfAvailable(() -> InboxRelay.NONE))::obtain);
    }

    @Bean
    @Order(1)
    Calls calls(Push push, NicknameClaims claims, PrivateRooms privateRooms) {
        return new Calls(push, claims, privateRooms);
    }

    @Bean
    Callees callees(Push push, NicknameClaims claims, Gatekeeper gatekeeper, Presence presence) {
        return new Callees(push, claims, gatekeeper, presence);
    }

    @Bean
    Conversation conversation(
            Gatekeeper gatekeeper,
            MessageLog log,
            Broker<RoomEvent> broker,
            Presence presence,
            PrivateRooms privateRooms,
            Calls calls,
            HouseRules rules,
            ObjectProvider<OtherNodes> otherNodes) {
        return new Conversation(
                gatekeeper,
                log,
                broker,
                presence,
                new TypingIndicators(),
                privateRooms,
                calls,
                rules,
                otherNodes.getIfAvailable(() -> OtherNodes.NONE));
    }

    @Bean
    Elsewhere elsewhere(Presence presence) {
        return new Elsewhere(presence);
    }

    @Bean
    Hearsay hearsay(Broker<RoomEvent> broker, NicknameClaims claims) {
        return new Hearsay(broker, claims);
    }

    @Bean
    Renames renames(
            NicknameClaims claims,
            Gatekeeper gatekeeper,
            Presence presence,
            MessageLog log,
            PrivateRooms privateRooms,
            Calls calls,
            HouseRules rules,
            ObjectProvider<OtherNodes> otherNodes) {
        return new Renames(
                claims,
                gatekeeper,
                presence,
                log,
                privateRooms,
                calls,
                rules,
                otherNodes.getIfAvailable(() -> OtherNodes.NONE));
    }

    @Bean
    History history(MessageLog log, PrivateRooms privateRooms) {
        return new History(log, privateRooms);
    }

    @Bean
    Search search(LineSearch lines, PrivateRooms privateRooms) {
        return new Search(lines, privateRooms);
    }

    @Bean
    Directory directory(MessageLog log, Presence presence, PrivateRooms privateRooms) {
        return new Directory(log, presence, privateRooms);
    }
}
