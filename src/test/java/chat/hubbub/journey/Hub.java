package chat.hubbub.journey;

import chat.hubbub.HubbubApplication;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A real server in this process, on free ports, with a data folder of its own. */
public final class Hub implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Hub(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param properties such as {@code hubbub.presence.grace=100ms} */
    public static Hub start(Path data, String... properties) {
        return start(List.of(HubbubApplication.class), data, properties);
    }

    /** @param parts whose beans replace the server's own */
    public static Hub startWith(Class<?> parts, Path data, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("spring.main.allow-bean-definition-overriding=true");
        return start(List.of(HubbubApplication.class, parts), data, all.toArray(String[]::new));
    }

    private static Hub start(List<Class<?>> sources, Path data, String... properties) {
        List<String> arguments =
                new ArrayList<>(List.of("--server.port=0", "--hubbub.data=" + data, "--hubbub.terminal.port=0"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new Hub(
                new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).run(arguments.toArray(String[]::new)));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public URI http(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    public URI ws(String path) {
        return URI.create("ws://localhost:" + port() + path);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Object bean(String name) {
        return context.getBean(name);
    }

    /** A person with a secret of their own, connected. */
    public StompClient connect(String nickname) {
        return StompClient.connect(ws("/ws"), "login", nickname, "passcode", "secret of " + nickname);
    }

    @Override
    public void close() {
        context.close();
    }
}
