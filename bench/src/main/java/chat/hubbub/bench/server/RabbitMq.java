package chat.hubbub.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RabbitMQ as Debian packages it, with its plugin for STOMP over WebSocket. A node of its own, with all its files in the
 * scratch folder and all its ports on loopback: one that runs here already is left alone.
 */
record RabbitMq(Path server, int namingPort, int amqpPort, int distributionPort) implements Server {

    private static final Path INSTALLED = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    static RabbitMq installed() {
        return new RabbitMq(INSTALLED, Ports.free(), Ports.free(), Ports.free());
    }

    @Override
    public String name() {
        return "rabbitmq";
    }

    @Override
    public Optional<String> missing() {
        return Files.isExecutable(server) ? Optional.empty() : Optional.of("not installed");
    }

    @Override
    public List<String> command(int port, Path scratch) {
        return List.of(server.toString());
    }

    /** Erlang's name server; left to itself, the node would start one that outlives it. */
    @Override
    public Optional<List<String>> companion(Path scratch) {
        return Optional.of(List.of("epmd", "-address", "127.0.0.1", "-port", "" + namingPort));
    }

    @Override
    public Map<String, String> environment(int port, Path scratch) throws IOException {
        Path plugins = Files.writeString(scratch.resolve("enabled_plugins"), "[rabbitmq_web_stomp].\n");
        Path configuration = Files.writeString(scratch.resolve("rabbitmq.conf"), configuration(port));
        return Map.ofEntries(
                Map.entry("HOME", scratch.toString()),
                Map.entry("ERL_EPMD_PORT", "" + namingPort),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODENAME", "hubbub-bench@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODE_PORT", "" + amqpPort),
                Map.entry("RABBITMQ_DIST_PORT", "" + distributionPort),
                Map.entry("RABBITMQ_MNESIA_BASE", scratch.resolve("mnesia").toString()),
                Map.entry("RABBITMQ_LOG_BASE", scratch.resolve("log").toString()),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", configuration.toString()),
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"));
    }

    /** What Hubbub does not look at, {@code host}, names the virtual host here. */
    @Override
    public List<String> dialect() {
        return List.of("--send-to", "/topic/{room}", "--host", "/", "--login", "guest", "--passcode", "guest");
    }

    @Override
    public int likelyRate() {
        return 60;
    }

    private static String configuration(int port) {
        return """
                web_stomp.tcp.ip = 127.0.0.1
                web_stomp.tcp.port = %d
                stomp.listeners.tcp = none
                """.formatted(port);
    }
}
