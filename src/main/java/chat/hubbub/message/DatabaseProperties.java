package chat.hubbub.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The PostgreSQL that several nodes share, in the profile {@code cluster}.
 *
 * @param url as JDBC has it
 * @param connections how many this node may have open for reading and for changes beside the log
 * @param patience how long the start waits for a database that does not answer yet
 */
@ConfigurationProperties("hubbub.database")
public record DatabaseProperties(
        @DefaultValue("jdbc:postgresql://localhost:5432/hubbub")
        String url,

        @DefaultValue("hubbub") String user,
        @DefaultValue("") String password,
        @DefaultValue("8") int connections,
        @DefaultValue("60s") Duration patience) {

    private static final String SCHEME = "jdbc:postgresql:";

    public DatabaseProperties {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException("hubbub.database.url begins with " + SCHEME);
        }
        if (connections < 2) {
            throw new IllegalArgumentException("hubbub.database.connections is 2 or more, but is " + connections);
        }
    }

    /** Without the password, which may be in the address too. */
    @Override
    public String toString() {
        return "DatabaseProperties[url=" + url.replaceFirst("//.*@", "//…@").replaceFirst("\\?.*", "?…") + ", user="
                + user + ", connections=" + connections + "]";
    }
}
