package chat.hubbub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application on free ports and a data folder of its own, as a test talks to it over HTTP. */
public final class RunningHubbub implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private RunningHubbub(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningHubbub on(Path data, String... arguments) {
        Stream<String> all = Stream.concat(Stream.of("--server.port=0", "--hubbub.data=" + data), Stream.of(arguments));
        return new RunningHubbub(SpringApplication.run(HubbubApplication.class, all.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public HttpResponse<String> get(String path) {
        return call("GET", path);
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> call(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        HttpRequest ready = (headers.length == 0 ? request : request.headers(headers)).build();
        try {
            return http.send(ready, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer from " + ready, e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
