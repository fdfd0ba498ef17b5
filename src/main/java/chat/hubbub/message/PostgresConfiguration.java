package chat.hubbub.message;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.util.function.SingletonSupplier;

/** Opens the database that several nodes share, and the log in it. */
@Configuration(proxyBeanMethods = false)
@Profile("cluster")
class PostgresConfiguration {

    @Bean
    PostgresDatabase database(DatabaseProperties properties) {
        return PostgresDatabase.open(properties);
    }

    @Bean
    InstallationKey installationKey(PostgresDatabase database) {
        ConnectionSource source = database.pool()::getConnection;
        return InstallationKey.keptIn(
                new SqlBook(source, ChangeCount.NONE, "The key of the installation cannot be read or written"));
    }

    @Bean
    SqlHistory sqlHistory(PostgresDatabase database) {
        return new SqlHistory(database.pool(), SqlDialect.POSTGRES);
    }

    @Bean
    Feed feed(PostgresDatabase database) {
        return new Feed(new PostgresFeedSource(database.quick()));
    }

    /** Once everything is there: whoever listens may well need the log itself. */
    @Bean
    SmartInitializingSingleton feedStart(
            Feed feed,
            ObjectProvider<CommitListener> listeners,
            ObjectProvider<Listening> listening,
            ObjectProvider<Newswire> newswires) {
        return () -> feed.start(new Feed.Links(
                listeners(listeners, true),
                listening.getIfAvailable(() -> Listening.NOBODY),
                newswires.getIfAvailable(() -> Newswire.NONE)));
    }

    @Bean
    PostgresMessageLog messageLog(
            PostgresDatabase database,
            SqlHistory history,
            Feed feed,
            NodeLease lease,
            LogProperties properties,
            Clock clock,
            ObjectProvider<CommitListener> listeners,
            ObjectProvider<LogObserver> observers) {
        SingletonSupplier<CommitListener> own = SingletonSupplier.of(() -> listeners(listeners, false));
        PostgresWriter writer = new PostgresWriter(database::openWriter, lease, clock, properties.changeable());
        return new PostgresMessageLog(
                database.pool(),
                history,
                lease,
                writer,
                feed,
                events -> own.obtain().committed(events),
                observers.getIfAvailable(() -> new LogObserver() {}));
    }

    @Bean
    PostgresLineSearch lineSearch(PostgresDatabase database, @Qualifier("steadyClock") Clock steadyClock) {
        return PostgresLineSearch.start(database.pool(), steadyClock);
    }

    private static CommitListener listeners(ObjectProvider<CommitListener> all, boolean ofOthersToo) {
        List<CommitListener> those = all.orderedStream()
                .filter(one -> one.hearsOthers() == ofOthersToo)
                .toList();
        return events -> those.forEach(one -> one.committed(events));
    }
}
