package chat.hubbub;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of what no thread caught. Tomcat's own WebSockets throw where a client is gone before all was written that was on its
 * way; that is no news, and must not fill the log with traces as often as clients like.
 */
final class LastResort implements Thread.UncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(LastResort.class);
    private static final String CONTAINERS_SOCKETS = "org.apache.tomcat.websocket.";

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        if (isOfAClientThatIsGone(fault)) {
            log.debug("A connection broke: {}", fault.toString());
        } else {
            log.error("The thread {} ended", thread.getName(), fault);
        }
    }

    private static boolean isOfAClientThatIsGone(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault instanceof IllegalStateException
                && trace.length > 0
                && trace[0].getClassName().startsWith(CONTAINERS_SOCKETS);
    }
}
