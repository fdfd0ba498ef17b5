package chat.hubbub.journey;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Plain HTTP calls to a hub. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    public static HttpResponse<String> get(Hub hub, String path) {
        return call(hub, "GET", path);
    }

    /** @param headers names and values in turn */
    public static HttpResponse<String> call(Hub hub, String method, String path, String... headers) {
        return send(hub, method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    /** @param headers names and values in turn */
    public static HttpResponse<String> post(Hub hub, String path, String body, String... headers) {
        return send(hub, "POST", path, body, headers);
    }

    /** @param headers names and values in turn */
    public static HttpResponse<String> send(Hub hub, String method, String path, String body, String... headers) {
        return send(hub, method, path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    private static HttpResponse<String> send(
            Hub hub, String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(hub.http(path)).method(method, body);
        HttpRequest request = (headers.length == 0 ? builder : builder.headers(headers)).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer to " + request, e);
        }
    }
}
