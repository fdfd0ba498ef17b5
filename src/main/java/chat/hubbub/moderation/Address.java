package chat.hubbub.moderation;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody comes from, as far as limits tell people apart: an IPv4 address, or the /64 of an IPv6 one, since whoever has
 * one address of it has them all. It has no text of its own, so that it gets into no log.
 */
public final class Address implements Comparable<Address> {

    /** For whoever comes from nowhere that can be told. */
    public static final Address UNKNOWN = new Address(0, 0);

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private final long network;
    private final int bits;

    private Address(long network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    public static Address of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? new Address(bytes.getInt(), Integer.SIZE)
                : new Address(bytes.getLong(), Long.SIZE);
    }

    /** What a web server says of a client; a text that is no address is {@link #UNKNOWN}. */
    public static Address of(String literal) {
        return parse(literal).map(Address::of).orElse(UNKNOWN);
    }

    /** An address in figures, with or without the brackets and the zone of IPv6. A name is never looked up. */
    static Optional<InetAddress> parse(String literal) {
        String text = literal.strip().replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "");
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** What {@link #bytes} told; empty where they are of no address. */
    public static Optional<Address> ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length != 1 + Long.BYTES) {
            return Optional.empty();
        }
        int bits = buffer.get();
        long network = buffer.getLong();
        boolean known = bits == Long.SIZE || bits == Integer.SIZE && network == (int) network;
        return known ? Optional.of(new Address(network, bits)) : Optional.empty();
    }

    /** All that is known of it, for other nodes and for no log; nothing of {@link #UNKNOWN}. */
    public byte[] bytes() {
        return bits == 0
                ? new byte[0]
                : ByteBuffer.allocate(Long.BYTES + 1)
                        .put((byte) bits)
                        .putLong(network)
                        .array();
    }

    /** In an order that means nothing, so that a table of them stays quick whatever addresses somebody comes from. */
    @Override
    public int compareTo(Address other) {
        int byNetwork = Long.compare(network, other.network);
        return byNetwork != 0 ? byNetwork : Integer.compare(bits, other.bits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address && address.network == network && address.bits == bits;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(network * 31 + bits);
    }
}
