package chat.hubbub.terminal;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The terminal door cannot open where it was told to. The message is one sentence for the operator, and there is a cure. */
final class DoorBlocked extends RuntimeException {

    private static final long serialVersionUID = 1;

    DoorBlocked(InetSocketAddress wanted, IOException cause) {
        super(
                "The terminal door cannot open at " + wanted.getAddress().getHostAddress() + ":" + wanted.getPort()
                        + ": " + reason(cause) + ".",
                cause);
    }

    /** What the operator can do about it. */
    String cure() {
        return "Choose another port with --hubbub.terminal.port=5556 (0 is any free one) or another"
                + " --hubbub.terminal.address, or start without the terminal door: --hubbub.terminal.port=-1.";
    }

    /** The platform has one exception for a port in use and for an address that is not this machine's. */
    private static String reason(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("in use") ? "another program is using this port" : message;
    }
}
