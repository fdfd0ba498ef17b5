package chat.hubbub.backup;

import chat.hubbub.message.DataProperties;
import chat.hubbub.message.DatabaseProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Where to copy from, and where to, by the properties that the server takes.
 *
 * @param hold how long nicknames are kept for those who held them
 */
record DatabaseLocation(Path data, DatabaseProperties shared, Duration hold) {

    /**
     * @param properties as they were typed
     * @throws Unusable where a property, or a file of them, is wrong
     */
    static DatabaseLocation of(List<String> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(properties.toArray(String[]::new)));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
            Binder binder = Binder.get(environment);
            return new DatabaseLocation(
                    binder.bindOrCreate("hubbub", DataProperties.class).path(),
                    binder.bindOrCreate("hubbub.database", DatabaseProperties.class),
                    binder.bind("hubbub.identity.hold", Duration.class).orElse(Duration.ZERO));
        } catch (RuntimeException e) {
            throw new Unusable("The properties are not right: " + sentence(e), e);
        }
    }

    /** What others than the records say of an address may repeat it, with the password in it. */
    private static String sentence(RuntimeException failure) {
        String sentence = DataLocation.sentence(failure);
        boolean repeats = failure instanceof BindException bind
                && bind.getName().toString().startsWith("hubbub.database")
                && !sentence.startsWith("hubbub.");
        return repeats ? ((BindException) failure).getName() + " cannot be read" : sentence;
    }
}
