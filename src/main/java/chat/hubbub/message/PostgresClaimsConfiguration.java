package chat.hubbub.message;

import chat.hubbub.identity.ClaimJournal;
import chat.hubbub.identity.IdentityProperties;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.RenamedElsewhere;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Who holds which nickname on which node, in the database that these share. */
@Configuration(proxyBeanMethods = false)
@Profile("cluster")
class PostgresClaimsConfiguration {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration RENEWAL = Duration.ofSeconds(2);

    @Bean
    ClaimJournal claimJournal() {
        return ClaimJournal.NONE;
    }

    /** Closed after the log, which writes only while it holds. */
    @Bean(destroyMethod = "close")
    NodeLease nodeLease() {
        return new NodeLease();
    }

    @Bean
    ClaimSql claimSql(IdentityProperties properties) {
        return new ClaimSql(LEASE, properties.hold());
    }

    @Bean
    Releases releases() {
        return new Releases();
    }

    @Bean
    PostgresClaims claimRegistry(PostgresDatabase database, NodeLease lease, ClaimSql sql, Releases releases) {
        return new PostgresClaims(database::openQuick, lease, sql, releases);
    }

    @Bean
    PostgresHolders holders(PostgresDatabase database) {
        return new PostgresHolders(database.pool());
    }

    /** Whoever follows is asked for when somebody is to be followed: they may well need the log, which needs the lease. */
    @Bean
    Leaseholder leaseholder(
            PostgresDatabase database,
            NodeLease lease,
            ClaimSql sql,
            Releases releases,
            PostgresClaims registry,
            NicknameClaims claims,
            ObjectProvider<RenamedElsewhere> followers) {
        Leaseholder holder = new Leaseholder(
                database::openWriter,
                lease,
                sql,
                releases,
                registry,
                claims,
                (before, now) -> followers.orderedStream().allMatch(follower -> follower.follow(before, now)));
        holder.start(RENEWAL);
        return holder;
    }
}
