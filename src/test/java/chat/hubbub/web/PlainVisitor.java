package chat.hubbub.web;

import chat.hubbub.journey.Hub;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody whose browser runs no script: it keeps cookies, shows a room's page, and posts the form that stands there. */
final class PlainVisitor {

    private static final Pattern PLAIN = Pattern.compile("<noscript>(.*)</noscript>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<input [^>]*name=\"(\\w+)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Hub hub;
    private final String room;
    private String page = "";

    PlainVisitor(Hub hub, String room) {
        this.hub = hub;
        this.room = room;
        open("");
    }

    /** The room's page, with a query such as {@code ?before=7}. */
    PlainVisitor open(String query) {
        visit("/rooms/" + room + query);
        return this;
    }

    /** Goes to another address of the same server. */
    HttpResponse<String> visit(String path) {
        return shown(HttpRequest.newBuilder(hub.http(path)).build());
    }

    /** Fills in the form as it stands on the page. */
    HttpResponse<String> send(String nickname, String text) {
        return post(filledIn(nickname, text));
    }

    /** @param headers names and values in turn */
    HttpResponse<String> post(Map<String, String> fields, String... headers) {
        return postTo("/rooms/" + room, fields, headers);
    }

    /** Sends a form to another address than that of the room. */
    HttpResponse<String> postTo(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return postTo(path, body, "application/x-www-form-urlencoded", headers);
    }

    HttpResponse<String> post(String body, String type, String... headers) {
        return postTo("/rooms/" + room, body, type, headers);
    }

    private HttpResponse<String> postTo(String path, String body, String type, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.http(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return shown((headers.length == 0 ? request : request.headers(headers)).build());
    }

    /** The fields of the form on the page, with these words in it. */
    Map<String, String> filledIn(String nickname, String text) {
        Map<String, String> fields = fields();
        fields.put("nickname", nickname);
        fields.put("text", text);
        return fields;
    }

    /** The fields of the form on the page but for the text, by their names. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (MatchResult input : FIELD.matcher(plain()).results().toList()) {
            Matcher value = VALUE.matcher(input.group());
            fields.put(input.group(1), value.find() ? value.group(1) : "");
        }
        return fields;
    }

    /** What stands on the page for browsers that run no script. */
    String plain() {
        Matcher plain = PLAIN.matcher(page);
        if (!plain.find()) {
            throw new IllegalStateException("There is nothing for browsers without scripts in " + page);
        }
        return plain.group(1);
    }

    /** The browser's secret. */
    String secret() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("hubbub-secret"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> shown(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            page = response.body();
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer to " + request, e);
        }
    }
}
