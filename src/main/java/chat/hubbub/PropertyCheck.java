package chat.hubbub;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;

/**
 * Looks at the {@code hubbub.*} properties before anything is opened or started. One that does not exist stops the start:
 * misspelt, a limit would silently not hold.
 */
@Component
final class PropertyCheck implements BeanFactoryPostProcessor {

    private static final int HIGHEST_PORT = 65_535;

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        ConfigurableEnvironment environment = beans.getBean(ConfigurableEnvironment.class);
        requirePort(environment.getProperty("server.port", Integer.class, 0));
        SortedSet<ConfigurationPropertyName> known = known(beans);
        given(environment)
                .filter(name -> known.stream().noneMatch(one -> one.equals(name) || one.isAncestorOf(name)))
                .findFirst()
                .ifPresent(name -> refuse(name, known));
        records(beans).forEach(beans::getBean);
    }

    /** What the property records of this application have places for. */
    static SortedSet<ConfigurationPropertyName> known(ConfigurableListableBeanFactory beans) {
        return records(beans)
                .map(beans::getType)
                .flatMap(PropertyCheck::namesIn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The socket would say so too, but late and with a stack trace. -1 starts no web server. */
    private static void requirePort(int port) {
        if (port < -1 || port > HIGHEST_PORT) {
            throw new StartRefused(
                    "server.port is \"" + port + "\", but a port is a number from 0 to " + HIGHEST_PORT + ".",
                    "Correct server.port; 0 is any free one.");
        }
    }

    private static Stream<String> records(ConfigurableListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .filter(name -> isOurs(beans.getType(name)));
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.isRecord() && type.getName().startsWith("chat.hubbub.");
    }

    private static Stream<ConfigurationPropertyName> namesIn(Class<?> type) {
        ConfigurationProperties annotation = type.getAnnotation(ConfigurationProperties.class);
        ConfigurationPropertyName prefix = ConfigurationPropertyName.of(annotation == null ? "" : annotation.value());
        return Arrays.stream(type.getRecordComponents())
                .map(component -> prefix.append(DataObjectPropertyName.toDashedForm(component.getName())));
    }

    /**
     * What is set anywhere but in the environment, where platforms put variables of their own ({@code HUBBUB_PORT} and the
     * like for a service of that name).
     */
    private static Stream<ConfigurationPropertyName> given(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(source -> !(source instanceof SystemEnvironmentPropertySource))
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.startsWith("hubbub."))
                .map(name -> ConfigurationPropertyName.adapt(name, '.'));
    }

    private static void refuse(ConfigurationPropertyName name, SortedSet<ConfigurationPropertyName> known) {
        List<String> names = known.stream().map(Object::toString).toList();
        String nearest = names.stream()
                .min(Comparator.comparingInt(one -> Spelling.distance(one, name.toString())))
                .filter(one -> Spelling.areAlike(one, name.toString()))
                .map(one -> "Did you mean " + one + "?")
                .orElse("These are known: " + String.join(", ", names) + ".");
        throw new StartRefused("There is no property " + name + ".", nearest);
    }
}
