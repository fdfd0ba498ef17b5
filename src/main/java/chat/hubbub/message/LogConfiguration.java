package chat.hubbub.message;

import chat.hubbub.identity.ClaimJournal;
import chat.hubbub.membership.MembershipJournal;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.push.PushJournal;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.util.function.SingletonSupplier;

/** Opens the data folder and the log in it. */
@Configuration(proxyBeanMethods = false)
@Profile("!cluster")
class LogConfiguration {

    @Bean
    DataFolder dataFolder(DataProperties properties) {
        return DataFolder.open(properties.path());
    }

    @Bean
    SqliteDatabase database(DataFolder folder, LogProperties properties) {
        return SqliteDatabase.open(folder, properties);
    }

    @Bean
    ClaimJournal claimJournal(SqliteDatabase database) {
        return new SqliteClaimJournal(database.file()::openWriter);
    }

    @Bean
    MembershipJournal membershipJournal(SqliteDatabase database, SqliteMessageLog log, Clock clock) {
        return new SqlMembershipJournal(
                log.readers()::getConnection, database.file()::openWriter, ChangeCount.NONE, clock);
    }

    @Bean
    PushJournal pushJournal(SqliteDatabase database, Clock clock) {
        return new SqlPushJournal(database.file()::openWriter, ChangeCount.NONE, BookClock.of(clock));
    }

    @Bean
    ModerationJournal moderationJournal(SqliteDatabase database, Clock clock) {
        return new SqlModerationJournal(database.file()::openWriter, ChangeCount.NONE, BookClock.of(clock), clock);
    }

    @Bean
    SqliteLineSearch lineSearch(
            DataFolder folder, SqliteDatabase database, @Qualifier("steadyClock") Clock steadyClock) {
        return SqliteLineSearch.start(folder, database, steadyClock);
    }

    /** The listeners are asked for at the first commit only: whoever listens may well need the log itself. */
    @Bean
    SqliteMessageLog messageLog(
            SqliteDatabase database,
            LogProperties properties,
            Clock clock,
            @Qualifier("steadyClock") Clock steadyClock,
            ObjectProvider<CommitListener> listeners,
            ObjectProvider<LogObserver> observers) {
        SingletonSupplier<List<CommitListener>> all =
                SingletonSupplier.of(() -> listeners.orderedStream().toList());
        return new SqliteMessageLog(
                database,
                database.file()::openWriter,
                properties,
                new Moment.Clocks(clock, steadyClock),
                events -> all.obtain().forEach(listener -> listener.committed(events)),
                observers.getIfAvailable(() -> new LogObserver() {}));
    }
}
