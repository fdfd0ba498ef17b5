package chat.hubbub.message;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Opens the database that several nodes share, and the log in it. */
@Configuration(proxyBeanMethods = false)
@Profile("cluster")
class PostgresConfiguration {

    @Bean
    PostgresDatabase database(DatabaseProperties properties) {
        return PostgresDatabase.open(properties);
    }
}
