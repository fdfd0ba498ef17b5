package chat.hubbub.push;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from those of this machine, its networks and what else is set aside in the IANA's
 * registries of special addresses, so that nobody can send this server where only it may go.
 */
final class PublicAddress {

    private static final List<Block> NOT_PUBLIC_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    /** All that was ever given to the public begins so; what stands for an address of version 4 is not gone to. */
    private static final Block PUBLIC_V6 = block("2000::/3");

    private static final List<Block> NOT_PUBLIC_V6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** Where networks without version 4 translate to it. */
    private static final Block TRANSLATED = block("64:ff9b::/96");

    private PublicAddress() {}

    static boolean isOne(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublicV4(bytes);
        }
        return TRANSLATED.holds(bytes)
                ? isPublicV4(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length))
                : PUBLIC_V6.holds(bytes) && NOT_PUBLIC_V6.stream().noneMatch(block -> block.holds(bytes));
    }

    private static boolean isPublicV4(byte[] bytes) {
        return NOT_PUBLIC_V4.stream().noneMatch(block -> block.holds(bytes));
    }

    private static List<Block> blocks(String... written) {
        return Arrays.stream(written).map(PublicAddress::block).toList();
    }

    private static Block block(String written) {
        int slash = written.indexOf('/');
        int bits = Integer.parseInt(written.substring(slash + 1));
        try {
            // Of what is written as an address nobody is asked.
            InetAddress first = InetAddress.getByName(written.substring(0, slash));
            return new Block(new BigInteger(1, first.getAddress()), bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address: " + written, e);
        }
    }

    /** The addresses that begin with the same bits. */
    private record Block(BigInteger first, int bits) {
        boolean holds(byte[] address) {
            int rest = address.length * Byte.SIZE - bits;
            return new BigInteger(1, address).shiftRight(rest).equals(first.shiftRight(rest));
        }
    }
}
