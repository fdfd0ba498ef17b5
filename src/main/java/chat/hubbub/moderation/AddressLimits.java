package chat.hubbub.moderation;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one machine may do, whatever it calls itself. A class or a laboratory behind one address is one machine too, so the
 * defaults are what some hundred people need who all come at once.
 *
 * @param exempt addresses that are not told apart, such as that of a container's gateway; only what holds for all holds there
 */
@ConfigurationProperties("hubbub.limits")
public record AddressLimits(
        @DefaultValue("1000, 100/s") Rate messagesPerAddress,
        @DefaultValue("200, 100/s") Rate typingPerAddress,
        @DefaultValue("4000, 50/s") Rate joinsPerAddress,
        @DefaultValue("1000, 60/m") Rate roomsPerAddress,
        @DefaultValue("4MB, 512KB/s") Rate bytesPerConnection,
        @DefaultValue("32MB, 4MB/s") Rate bytesPerAddress,
        @DefaultValue("600, 5/s") Rate connectsPerAddress,
        @DefaultValue("500") int connectionsPerAddress,
        @DefaultValue("20000") int connections,
        @DefaultValue("2000") int socketsPerAddress,
        @DefaultValue("100") int terminalsPerAddress,
        @DefaultValue("2000, 100/s") Rate callsPerAddress,
        @DefaultValue("200, 10/s") Rate searchesPerAddress,
        @DefaultValue("20000, 1000/s") Rate requestsPerAddress,
        @DefaultValue("30s") Duration handshakeTime,
        @DefaultValue("60s") Duration requestTime,
        @DefaultValue List<Network> exempt) {

    public AddressLimits {
        requirePositive("hubbub.limits.connections-per-address", connectionsPerAddress);
        requirePositive("hubbub.limits.connections", connections);
        requirePositive("hubbub.limits.sockets-per-address", socketsPerAddress);
        requirePositive("hubbub.limits.terminals-per-address", terminalsPerAddress);
        requirePositive("hubbub.limits.handshake-time", handshakeTime);
        requirePositive("hubbub.limits.request-time", requestTime);
        exempt = List.copyOf(exempt);
    }

    /** How often an address may do what this limit is about. */
    Rate rateOf(Limit limit) {
        return switch (limit) {
            case MESSAGES_PER_ADDRESS -> messagesPerAddress;
            case TYPING_PER_ADDRESS -> typingPerAddress;
            case JOINS_PER_ADDRESS -> joinsPerAddress;
            case ROOMS_PER_ADDRESS -> roomsPerAddress;
            case BYTES_PER_ADDRESS -> bytesPerAddress;
            case CONNECTS_PER_ADDRESS -> connectsPerAddress;
            case CALLS_PER_ADDRESS -> callsPerAddress;
            case SEARCHES_PER_ADDRESS -> searchesPerAddress;
            case REQUESTS_PER_ADDRESS -> requestsPerAddress;
            default -> throw new IllegalArgumentException(limit + " has no rate");
        };
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than no time, but is " + value);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
    }
}
