package chat.hubbub.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is written.
 *
 * @param synchronous what an acknowledged message survives
 * @param changeable how long their speaker may edit a message and take it back
 */
@ConfigurationProperties("hubbub.log")
record LogProperties(
        @DefaultValue("FULL") Synchronous synchronous,
        @DefaultValue("24h") Duration changeable) {

    LogProperties {
        if (changeable.isNegative()) {
            throw new IllegalArgumentException("hubbub.log.changeable is a time, or 0, and not " + changeable);
        }
    }

    /** How often SQLite waits for the disk; the ordinals are SQLite's own numbers. */
    enum Synchronous {
        /** Loses acknowledged messages with the power, and may damage the file. For measuring only. */
        OFF,
        /** Loses the newest acknowledged messages with the power, but not by a crash of the process. For measuring only. */
        NORMAL,
        /** Loses nothing. */
        FULL
    }
}
