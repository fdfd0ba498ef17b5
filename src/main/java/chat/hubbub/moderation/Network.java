package chat.hubbub.moderation;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Optional;

/**
 * Addresses that begin alike, such as {@code 10.0.0.0/8}; one address alone is a network too.
 *
 * @param first bytes of any address in it
 * @param bits how many of them all its addresses have in common
 */
public record Network(InetAddress first, int bits) {

    public Network {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("A network cannot begin with " + bits + " bits");
        }
    }

    /** @throws IllegalArgumentException if it is neither an address in figures nor one with the length of a prefix */
    public static Network valueOf(String text) {
        String[] parts = text.strip().split("/", -1);
        Optional<InetAddress> address = Address.parse(parts[0]);
        if (address.isEmpty() || parts.length > 2 || parts.length == 2 && !parts[1].matches("\\d{1,3}")) {
            throw new IllegalArgumentException("No network: " + text);
        }
        int all = address.get().getAddress().length * Byte.SIZE;
        return new Network(address.get(), parts.length == 2 ? Integer.parseInt(parts[1]) : all);
    }

    public boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        boolean alike = ours.length == theirs.length;
        for (int i = 0; alike && i < bits; i++) {
            int mask = 0x80 >> i % Byte.SIZE;
            alike = ((ours[i / Byte.SIZE] ^ theirs[i / Byte.SIZE]) & mask) == 0;
        }
        return alike;
    }

    /** Whether an address is in one of them. */
    public static boolean anyContains(Collection<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether an address in figures is in one of them. */
    public static boolean anyContains(Collection<Network> networks, String literal) {
        return !networks.isEmpty()
                && Address.parse(literal)
                        .filter(address -> anyContains(networks, address))
                        .isPresent();
    }
}
