package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import chat.hubbub.journey.StompClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"");
    private static final int FIRST_LOAD = 200 * 1024;

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void theFrontPageIsThePublicRoom() {
        assertThat(get("/").body()).contains("data-room=\"public\"");
        assertThat(get("/rooms/chess_club-2").body()).contains("data-room=\"chess_club-2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rooms/UPPER", "/rooms/-dash", "/rooms/a%20b", "/nowhere"})
    void whatCannotBeARoomIsExplained(String path) {
        HttpResponse<String> answer = get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such page").doesNotContain("Exception", "Whitelabel");
    }

    @Test
    void aNewBrowserGetsASecretOfItsOwnAndKeepsIt() {
        String first = cookie(get("/"));
        assertThat(first)
                .matches("hubbub-secret=[A-Za-z0-9_-]{32};.*")
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=")
                .doesNotContain("Secure");
        assertThat(cookie(get("/"))).isNotEqualTo(first);
        String sent = first.substring(0, first.indexOf(';'));
        assertThat(get("/", "Cookie", sent).headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aMalformedSecretIsReplaced() {
        assertThat(cookie(get("/", "Cookie", "hubbub-secret=guessable"))).startsWith("hubbub-secret=");
    }

    @Test
    void theImportMapIsTheOnlyInlineScriptThatMayRun() {
        HttpResponse<String> page = get("/");
        Matcher map = IMPORT_MAP.matcher(page.body());
        assertThat(map.find()).isTrue();
        String digest = Sha256.of(map.group(1).getBytes(StandardCharsets.UTF_8)).source();
        assertThat(policy(page))
                .contains("default-src 'none'", "script-src 'self' " + digest, "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nowhere",
                "/error",
                "/WEB-INF/web.xml",
                "/api/rooms",
                "/api/rooms/public/messages?limit=0",
                "/ws/info"
            })
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(policy(answer)).contains("frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    }

    @Test
    void nobodyCanAskForThePageOfAnError() {
        assertThat(get("/error?status=500").statusCode()).isEqualTo(404);
    }

    @Test
    void everythingThePageAsksForIsThereAndKeptForEver() {
        List<String> addresses = addresses();
        assertThat(addresses).hasSizeGreaterThan(30);
        for (String address : addresses) {
            HttpResponse<String> file = get(address);
            assertThat(file.statusCode()).as(address).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        }
        assertThat(get("/").headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void theFirstLoadIsSmallWhateverStandsInTheRoom() throws IOException, InterruptedException {
        try (StompClient ann = hub.connect("ann")) {
            Random random = new Random(7);
            IntStream.range(0, 50).forEach(i -> ann.say("full", han(random)));
        }
        int bytes = compressed("/rooms/full");
        for (String address : addresses()) {
            bytes += compressed(address);
        }
        assertThat(bytes).isLessThan(FIRST_LOAD);
    }

    /** What only some will ever need waits until somebody does, and is small enough then. */
    @Test
    void theFirstLoadHasNeitherEmojiNorTheColoursOfCode() throws IOException, InterruptedException {
        String base = addresses().stream()
                .filter(address -> address.endsWith("hubbub.css"))
                .findFirst()
                .orElseThrow()
                .replace("hubbub.css", "");
        assertThat(addresses()).noneMatch(address -> address.contains("/vendor/") || address.contains("/emoji/"));
        for (String later : List.of("emoji/de.json", "vendor/highlightjs/highlight.min.js")) {
            HttpResponse<String> file = get(base + later);
            assertThat(file.statusCode()).as(later).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            assertThat(compressed(base + later)).isLessThan(FIRST_LOAD / 2);
        }
        assertThat(get(base + "emoji/tlh.json").statusCode()).isEqualTo(404);
    }

    @Test
    void theStylesBeginWithTheOrderOfTheirLayers() {
        String styles = addresses().stream()
                .filter(address -> address.endsWith("hubbub.css"))
                .findFirst()
                .orElseThrow();
        assertThat(get(styles).body())
                .contains("@layer tokens, base, layout, components, utilities;")
                .startsWith("/* The order of the cascade.");
    }

    /** A message as long as one can be that no compression makes much smaller. */
    private static String han(Random random) {
        return random.ints(4_000, 0x4E00, 0x9FFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int compressed(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hub.http(address))
                .header("Accept-Encoding", "gzip")
                .build();
        return HTTP.send(request, BodyHandlers.ofByteArray()).body().length;
    }

    private static List<String> addresses() {
        return ADDRESS.matcher(get("/").body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return Http.call(hub, "GET", path, headers);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }
}
