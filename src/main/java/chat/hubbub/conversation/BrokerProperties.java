package chat.hubbub.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the rooms are told.
 *
 * @param pace how far apart the passes over a busy room begin; a lone message never waits
 * @param threads how many deliver; 0 is one for each two processors
 */
@ConfigurationProperties("hubbub.broker")
record BrokerProperties(
        @DefaultValue("20ms") Duration pace,
        @DefaultValue("0") int threads) {

    private static final Duration LONGEST_PACE = Duration.ofSeconds(1);
    private static final int MOST_THREADS = 64;

    BrokerProperties {
        if (pace.isNegative() || pace.compareTo(LONGEST_PACE) > 0) {
            throw new IllegalArgumentException("hubbub.broker.pace must be from 0 to 1s, but is " + pace);
        }
        if (threads < 0 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("hubbub.broker.threads must be from 0 to 64, but is " + threads);
        }
    }

    int threadsOrFitting() {
        int processors = Runtime.getRuntime().availableProcessors();
        return threads > 0 ? threads : Math.max(1, Math.min(MOST_THREADS, processors / 2));
    }
}
