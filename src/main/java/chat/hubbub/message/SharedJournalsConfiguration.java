package chat.hubbub.message;

import chat.hubbub.membership.MembershipJournal;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.push.PushJournal;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.util.function.SingletonSupplier;

/** Opens what several nodes keep beside the log. */
@Configuration(proxyBeanMethods = false)
@Profile("cluster")
class SharedJournalsConfiguration {

    @Bean
    Revisions revisions(PostgresDatabase database, ObjectProvider<Newswire> newswire) {
        return new Revisions(database.pool()::getConnection, wire(newswire));
    }

    @Bean
    ModerationJournal moderationJournal(PostgresDatabase database, ObjectProvider<Newswire> newswire, Clock clock) {
        ChangeCount count = new PostgresChangeCount(Revisions.MODERATION, wire(newswire));
        return new SqlModerationJournal(database.pool()::getConnection, count, BookClock.OF_POSTGRES, clock);
    }

    @Bean
    MembershipJournal membershipJournal(PostgresDatabase database, ObjectProvider<Newswire> newswire, Clock clock) {
        ConnectionSource source = database.pool()::getConnection;
        ChangeCount count = new PostgresChangeCount(Revisions.MEMBERSHIP, wire(newswire));
        return new SqlMembershipJournal(source, source, count, clock);
    }

    @Bean
    PushJournal pushJournal(PostgresDatabase database, ObjectProvider<Newswire> newswire) {
        ChangeCount count = new PostgresChangeCount(Revisions.PUSH, wire(newswire));
        return new SqlPushJournal(database.pool()::getConnection, count, BookClock.OF_POSTGRES);
    }

    /** Asked for when it is needed first: whoever tells the other nodes may well need these themselves. */
    private static Supplier<Newswire> wire(ObjectProvider<Newswire> newswire) {
        return SingletonSupplier.of(() -> newswire.getIfAvailable(() -> Newswire.NONE))::obtain;
    }
}
