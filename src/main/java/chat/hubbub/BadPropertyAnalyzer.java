package chat.hubbub;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Tells an operator which property is wrong, where it was set and what it may be. Boot's own analyzers name the Java types
 * and exceptions on the way, and not the property that a record refused in its constructor.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BadPropertyAnalyzer implements FailureAnalyzer {

    /** Where in these a password is, nobody can tell once they are wrong. */
    private static final ConfigurationPropertyName REDIS_URL = ConfigurationPropertyName.of("hubbub.redis.url");

    private static final ConfigurationPropertyName DATABASE = ConfigurationPropertyName.of("hubbub.database");

    private final GivenProperties given;

    BadPropertyAnalyzer(Environment environment) {
        this.given = new GivenProperties((ConfigurableEnvironment) environment);
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                return analysis(bind, failure);
            } else if (cause instanceof InvalidConfigurationPropertyValueException invalid) {
                return analysis(invalid, failure);
            }
        }
        return null;
    }

    private @Nullable FailureAnalysis analysis(BindException bind, Throwable failure) {
        String refusal = String.valueOf(root(bind).getMessage());
        if (refusal.startsWith("hubbub.")) {
            return analysis(nameIn(refusal), reasonIn(refusal), failure);
        }
        ResolvableType target = bind.getTarget().getType();
        Class<?> type = target.asCollection().resolveGeneric(0);
        if (type == null) {
            type = target.resolve(Object.class);
        }
        return given.has(bind.getName()) ? analysis(bind.getName(), "must be " + Wanted.of(type), failure) : null;
    }

    /** Its reason ends with the name of the Java type that was wanted. */
    private @Nullable FailureAnalysis analysis(InvalidConfigurationPropertyValueException invalid, Throwable failure) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(invalid.getName(), '.');
        String type = StringUtils.unqualify(String.valueOf(invalid.getReason()));
        return given.has(name) ? analysis(name, "must be " + Wanted.of(type), failure) : null;
    }

    private FailureAnalysis analysis(ConfigurationPropertyName name, String reason, Throwable failure) {
        String sentence = name + " is " + shown(name) + "set " + given.place(name) + ", but it " + reason + ".";
        String cure = "Correct " + name + ", or leave it out"
                + given.usual(name).map(value -> ": then it is " + value + ".").orElse(".");
        return new FailureAnalysis(sentence, cure, failure);
    }

    private String shown(ConfigurationPropertyName name) {
        boolean secret = name.equals(REDIS_URL) || DATABASE.isAncestorOf(name);
        return secret ? "" : "\"" + given.value(name).replaceFirst("//.*@", "//…@") + "\", ";
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }

    /** The records begin their sentences with the full name of the property … */
    private static ConfigurationPropertyName nameIn(String refusal) {
        return ConfigurationPropertyName.of(refusal.substring(0, refusal.indexOf(' ')));
    }

    /** … and end them with the value as Java sees it, which is not how the operator wrote it. */
    private static String reasonIn(String refusal) {
        String reason = refusal.substring(refusal.indexOf(' ') + 1);
        int value = reason.lastIndexOf(", but is ");
        return value < 0 ? reason : reason.substring(0, value);
    }
}
