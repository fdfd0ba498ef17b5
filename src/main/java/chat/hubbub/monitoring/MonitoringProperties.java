package chat.hubbub.monitoring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may see how the server fares.
 *
 * @param metrics who gets the metrics; whether it is well, everybody may ask
 */
@ConfigurationProperties("hubbub.monitoring")
record MonitoringProperties(@DefaultValue("loopback") Readers metrics) {

    enum Readers {

        /** Whoever asks from this machine, and not for somebody else. */
        LOOPBACK,

        /** Whoever reaches the port. */
        EVERYBODY
    }
}
