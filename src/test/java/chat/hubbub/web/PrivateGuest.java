package chat.hubbub.web;

import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import chat.hubbub.journey.StompClient;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is one person on the socket and in calls of the API. */
final class PrivateGuest implements AutoCloseable {

    private final Hub hub;
    private final String secret;
    private final String cookie;
    private final StompClient stomp;

    PrivateGuest(Hub hub, String nickname) {
        // As long as those that the page gives.
        this(hub, nickname, (nickname + "_".repeat(32)).substring(0, 32));
    }

    private PrivateGuest(Hub hub, String nickname, String secret) {
        this.hub = hub;
        this.secret = secret;
        this.cookie = "hubbub-secret=" + secret;
        this.stomp = StompClient.connect(hub.ws("/ws"), "login", nickname, "passcode", secret)
                .listenToErrors();
    }

    /** The same person once more, under another nickname. */
    PrivateGuest as(String nickname) {
        return new PrivateGuest(hub, nickname, secret);
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
        return send("POST", path, json);
    }

    HttpResponse<String> send(String method, String path, String json) {
        return Http.send(hub, method, path, json, "Cookie", cookie, "Content-Type", "application/json");
    }

    JsonNode open(String title) {
        return json(post("/api/private-rooms", "{\"title\":\"" + title + "\"}"));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Goes, and waits until the server has noticed. */
    void leave() {
        NicknameClaims claims = hub.bean(NicknameClaims.class);
        Person person = new Secret(secret).person();
        close();
        await().until(() -> claims.heldBy(person).isEmpty());
    }

    @Override
    public void close() {
        stomp.close();
    }
}
