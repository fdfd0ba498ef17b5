package chat.hubbub.web;

import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import chat.hubbub.journey.StompClient;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is one person on the socket and in calls of the API. */
final class PrivateGuest implements AutoCloseable {

    private final Hub hub;
    private final String cookie;
    private final StompClient stomp;

    PrivateGuest(Hub hub, String nickname) {
        // As long as those that the page gives.
        String secret = (nickname + "_".repeat(32)).substring(0, 32);
        this.hub = hub;
        this.cookie = "hubbub-secret=" + secret;
        this.stomp = StompClient.connect(hub.ws("/ws"), "login", nickname, "passcode", secret)
                .listenToErrors();
    }

    StompClient stomp() {
        return stomp;
    }

    HttpResponse<String> get(String path) {
        return Http.call(hub, "GET", path, "Cookie", cookie);
    }

    HttpResponse<String> delete(String path) {
        return Http.call(hub, "DELETE", path, "Cookie", cookie);
    }

    HttpResponse<String> post(String path, String json) {
        return Http.post(hub, path, json, "Cookie", cookie, "Content-Type", "application/json");
    }

    JsonNode open(String title) {
        return json(post("/api/private-rooms", "{\"title\":\"" + title + "\"}"));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        stomp.close();
    }
}
