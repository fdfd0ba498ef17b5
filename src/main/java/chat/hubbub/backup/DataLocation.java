package chat.hubbub.backup;

import chat.hubbub.message.DataProperties;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Finds the data folder where the server would: the same reader of properties, and nothing else of Spring. */
final class DataLocation {

    private DataLocation() {}

    /**
     * @param properties as they were typed
     * @throws Unusable where a property, or a file of them, is wrong, or there is no such folder because several nodes are one chat
     */
    static Path of(List<String> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(properties.toArray(String[]::new)));
        try {
            return properties(environment).path();
        } catch (Unusable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Unusable("The properties do not tell where the data folder is: " + sentence(e), e);
        }
    }

    /** What is typed, or set around the process, goes before what any file says: then none need be read. */
    private static DataProperties properties(StandardEnvironment environment) {
        requireOneNode(environment);
        BindResult<DataProperties> set = Binder.get(environment).bind("hubbub", DataProperties.class);
        if (set.isBound()) {
            return set.get();
        }
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        requireOneNode(environment);
        return Binder.get(environment).bindOrCreate("hubbub", DataProperties.class);
    }

    /** Several nodes keep nothing in a folder. */
    private static void requireOneNode(StandardEnvironment environment) {
        if (environment.matchesProfiles("cluster")) {
            throw new Unusable(
                    "In the profile cluster everything is in PostgreSQL: copy it with pg_dump, and put it back with pg_restore.",
                    null);
        }
    }

    static String sentence(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ") : sentence(cause);
    }
}
