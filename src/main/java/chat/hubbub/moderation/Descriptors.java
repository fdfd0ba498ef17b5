package chat.hubbub.moderation;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many files and sockets this process may have open, and how they are shared out. Without a share of its own the log
 * could not be written while there are many connections, and nobody could ask for a page while all are people's.
 */
public final class Descriptors {

    private static final Logger log = LoggerFactory.getLogger(Descriptors.class);

    /** For the database, its index, the jar, and whatever is opened for a moment: three times what is open at rest. */
    private static final int KEPT = 96;

    private static final int FEWEST = 16;

    private final int places;

    Descriptors(long most) {
        this.places = (int) Math.min(Integer.MAX_VALUE, Math.max(FEWEST, most - KEPT));
    }

    /** Those of this process; where the platform does not tell, there is no end of them. */
    public static Descriptors ofThisProcess() {
        return new Descriptors(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getMaxFileDescriptorCount()
                        : Long.MAX_VALUE);
    }

    /** How many connections the web server takes where so many are wanted. */
    public int sockets(int wanted) {
        int share = Math.min(wanted, places - places / 8);
        if (share < wanted) {
            log.warn(
                    "This process may open few files and sockets (ulimit -n), so the web server takes {} connections"
                            + " instead of {}, and {} people",
                    share,
                    wanted,
                    connections(wanted));
        }
        return share;
    }

    /** How many of them may stay: the others are for pages and calls. */
    public int connections(int wanted) {
        return Math.min(wanted, (places - places / 8) / 4 * 3);
    }

    public int terminals(int wanted) {
        return Math.min(wanted, places / 8);
    }
}
