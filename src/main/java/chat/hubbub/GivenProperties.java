package chat.hubbub;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;

/** What an operator set, where, and what it would be otherwise. */
final class GivenProperties {

    /** The file of defaults inside the jar, as its origins call it. */
    private static final String DEFAULTS = "class path resource [application.yaml]";

    private final ConfigurableEnvironment environment;

    GivenProperties(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    boolean has(ConfigurationPropertyName name) {
        return values(name).findFirst().isPresent();
    }

    String value(ConfigurationPropertyName name) {
        return values(name)
                .findFirst()
                .map(property -> String.valueOf(property.getValue()))
                .orElse("");
    }

    /** In words that follow "set". */
    String place(ConfigurationPropertyName name) {
        Origin origin =
                values(name).findFirst().map(ConfigurationProperty::getOrigin).orElse(null);
        return place(origin);
    }

    /** The value in the jar's own defaults. */
    Optional<String> usual(ConfigurationPropertyName name) {
        return values(name)
                .filter(property -> String.valueOf(property.getOrigin()).contains(DEFAULTS))
                .map(property -> String.valueOf(property.getValue()))
                .findFirst();
    }

    private Stream<ConfigurationProperty> values(ConfigurationPropertyName name) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .map(source -> source.getConfigurationProperty(name))
                .filter(property -> property != null);
    }

    private static String place(@Nullable Origin origin) {
        if (origin instanceof PropertySourceOrigin source) {
            return switch (source.getPropertySource().getName()) {
                case "commandLineArgs" -> "on the command line";
                case "systemEnvironment" -> "by the environment variable " + source.getPropertyName();
                case "systemProperties" -> "by -D" + source.getPropertyName();
                default -> "in " + source;
            };
        }
        return "in " + origin;
    }
}
