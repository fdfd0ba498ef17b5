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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser at the pages for owners: it keeps cookies, and posts the forms that stand there. */
final class OwnerBrowser {

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("<input[^>]*name=\"(\\w+)\"[^>]*?(?: value=\"([^\"]*)\")?[^>]*>");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Hub hub;
    private String page = "";

    OwnerBrowser(Hub hub) {
        this.hub = hub;
    }

    HttpResponse<String> visit(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.http(path)).header("Accept", "text/html");
        return shown((headers.length == 0 ? request : request.headers(headers)).build());
    }

    /** Posts the first form in which all of these stand, with other values for some of its fields. */
    HttpResponse<String> press(Map<String, String> changed, String... words) {
        for (MatchResult form : FORM.matcher(page).results().toList()) {
            if (Arrays.stream(words).allMatch(form.group(2)::contains)) {
                Map<String, String> fields = fields(form.group(2));
                fields.putAll(changed);
                return post(form.group(1), fields);
            }
        }
        throw new IllegalStateException("There is no such form on " + page);
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.http(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return shown((headers.length == 0 ? request : request.headers(headers)).build());
    }

    String page() {
        return page;
    }

    String secret() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("hubbub-secret"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (MatchResult field : FIELD.matcher(form).results().toList()) {
            fields.put(field.group(1), field.group(2) == null ? "" : field.group(2));
        }
        return fields;
    }

    private HttpResponse<String> shown(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            page = answer.body();
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer to " + request, e);
        }
    }
}
