package chat.hubbub.terminal;

import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the terminal door is.
 *
 * @param address of this machine; the default is for this machine alone
 * @param port 0 is any free one, -1 keeps the door shut
 * @param connections how many may be open at once
 */
@ConfigurationProperties("hubbub.terminal")
record TerminalProperties(
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("5555") int port,
        @DefaultValue("200") int connections) {

    static final int OFF = -1;

    private static final int HIGHEST_PORT = 65_535;

    TerminalProperties {
        if (port < OFF || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("hubbub.terminal.port must be a port from 1 to " + HIGHEST_PORT
                    + ", 0 for any free one or -1 for none, but is " + port);
        }
        if (connections < 1) {
            throw new IllegalArgumentException("hubbub.terminal.connections must be at least 1, but is " + connections);
        }
    }

    TerminalProperties atMost(int places) {
        return new TerminalProperties(address, port, Math.max(1, Math.min(connections, places)));
    }

    boolean isOff() {
        return port == OFF;
    }
}
