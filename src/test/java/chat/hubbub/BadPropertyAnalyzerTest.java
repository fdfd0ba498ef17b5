package chat.hubbub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import chat.hubbub.message.DatabaseProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

class BadPropertyAnalyzerTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    @ParameterizedTest
    @CsvSource({
        "hubbub.redis.url, redis://:secret/cd@redis:6379",
        "hubbub.redis.url, redis://ann:12/secret@redis:6379",
        "hubbub.database.url, postgresql://db/hubbub?user=ann&password=secret",
        "hubbub.database.connections, secret",
        "hubbub.database.patience, secret",
    })
    void neverShowsWhatMayHoldAPassword(String name, String value) {
        FailureAnalysis analysis = analysis(name, value);

        assertThat(analysis.getDescription()).startsWith(name + " is set on the command line, but it ");
        assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain("secret");
    }

    @Test
    void showsWhatElseIsWrongWithoutThePassword() {
        assertThat(analysis("hubbub.redis.prefix", "a b").getDescription())
                .startsWith("hubbub.redis.prefix is \"a b\", set on the command line, but it is 1 to 64");
        assertThat(analysis("hubbub.redis.prefix", "http://ann:sec/ret@host").getDescription())
                .startsWith("hubbub.redis.prefix is \"http://…@host\", set on the command line");
    }

    @Test
    void propertiesOfTheDatabaseShowNoPassword() {
        assertThat(new Binder()
                        .bindOrCreate("hubbub.database", DatabaseProperties.class)
                        .toString())
                .contains("jdbc:postgresql://localhost:5432/hubbub,");
        assertThat(bound("hubbub.database.url", "jdbc:postgresql://db/hubbub?user=ann&password=secret"))
                .hasToString("DatabaseProperties[url=jdbc:postgresql://db/hubbub?…, user=hubbub, connections=8]");
    }

    private FailureAnalysis analysis(String name, String value) {
        Throwable failure = catchThrowable(() -> bound(name, value));
        assertThat(failure).isInstanceOf(BindException.class);
        FailureAnalysis analysis = new BadPropertyAnalyzer(environment).analyze(failure);
        assertThat(analysis).isNotNull();
        return analysis;
    }

    private Object bound(String name, String value) {
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource("--" + name + "=" + value));
        String prefix = name.substring(0, name.lastIndexOf('.'));
        return Binder.get(environment).bindOrCreate(prefix, typeOf(prefix));
    }

    private static Class<?> typeOf(String prefix) {
        try {
            return prefix.equals("hubbub.database")
                    ? DatabaseProperties.class
                    : Class.forName("chat.hubbub.cluster.RedisProperties");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
