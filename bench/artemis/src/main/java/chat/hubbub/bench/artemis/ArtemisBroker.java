package chat.hubbub.bench.artemis;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/**
 * ActiveMQ Artemis as it comes, with nothing stored and nobody asked for a password. Its one acceptor speaks STOMP, over
 * WebSocket too; what is sent to {@code /topic/...} goes to everybody who subscribed.
 */
public final class ArtemisBroker {

    private ArtemisBroker() {}

    public static void main(String[] args) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration(
                        "stomp", "tcp://127.0.0.1:" + args[0] + "?protocols=STOMP;multicastPrefix=/topic/");
        new EmbeddedActiveMQ().setConfiguration(configuration).start();
        Thread.currentThread().join();
    }
}
