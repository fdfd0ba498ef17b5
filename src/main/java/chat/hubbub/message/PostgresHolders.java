package chat.hubbub.message;

import chat.hubbub.identity.Holders;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.SealedOrigin;
import chat.hubbub.identity.Speaker;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who goes by which nickname on any node, as the shared database has it. */
final class PostgresHolders implements Holders {

    private static final String HOLDER = """
            SELECT nickname, person FROM nickname_claim
            WHERE skeleton = :skeleton AND (kept_until IS NULL OR kept_until > clock_timestamp())""";
    private static final String CONNECTED = """
            SELECT nickname, person FROM nickname_claim WHERE person = :person AND kept_until IS NULL LIMIT 1""";
    private static final String ORIGIN = """
            SELECT origin FROM nickname_holding WHERE skeleton = :skeleton AND origin IS NOT NULL LIMIT 1""";

    private final JdbcClient jdbc;

    PostgresHolders(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    @Override
    public Optional<Speaker> holder(Nickname nickname) {
        return speaker(jdbc.sql(HOLDER).param("skeleton", nickname.skeleton().value()));
    }

    @Override
    public Optional<Speaker> connected(Person person) {
        return speaker(jdbc.sql(CONNECTED).param("person", person.id()));
    }

    @Override
    public Optional<SealedOrigin> originOf(Nickname nickname) {
        return jdbc.sql(ORIGIN)
                .param("skeleton", nickname.skeleton().value())
                .query(String.class)
                .optional()
                .map(SealedOrigin::new);
    }

    private static Optional<Speaker> speaker(JdbcClient.StatementSpec found) {
        return found.query((row, n) -> new Speaker(new Nickname(row.getString(1)), new Person(row.getString(2))))
                .optional();
    }
}
