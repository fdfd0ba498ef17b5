package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** However odd a question is, its answer tells nothing of what the server is made of, and tells browsers whom to trust. */
@UnderAttack
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnswersTest {

    private static final Pattern INSIDES =
            Pattern.compile("(?i)tomcat|coyote|catalina|apache|jetty|whitelabel|spring|thymeleaf"
                    + "|jackson|sqlite|\\bjava|jakarta|exception|stack ?trace|\\bat [a-z]+\\.[a-z]+|chat\\.hubbub|\\b(org|com)\\.[a-z]+\\."
                    + "|\\d+\\.\\d+\\.\\d+|null");
    private static final Pattern NAMES =
            Pattern.compile("(?i)tomcat|coyote|catalina|whitelabel|springframework|chat\\.hubbub");

    /** Tomcat's own refusals of what is no HTTP, which have no body, are no pages and so need no headers of pages. */
    private static final Map<String, Pattern> HEADERS = Map.of(
            "Content-Security-Policy",
            Pattern.compile("default-src 'none'; (?!.*unsafe).*frame-ancestors 'none'.*trusted-types .*"),
            "X-Content-Type-Options",
            Pattern.compile("nosniff"),
            "Referrer-Policy",
            Pattern.compile("same-origin|no-referrer"),
            "Permissions-Policy",
            Pattern.compile("camera=\\(\\), geolocation=\\(\\), microphone=\\(\\).*"),
            "X-Frame-Options",
            Pattern.compile("DENY"),
            "Cross-Origin-Opener-Policy",
            Pattern.compile("same-origin"),
            "Cross-Origin-Resource-Policy",
            Pattern.compile("same-origin"));

    static Stream<Arguments> odd() {
        return OddRequests.ADDRESSES.stream()
                .flatMap(address -> OddRequests.SHAPES.stream().map(shape -> Arguments.of(address, shape)));
    }

    static Stream<String> hidden() {
        return HiddenAddresses.ALL.stream();
    }

    static Stream<Arguments> bodies() {
        return OddRequests.TAKERS.stream()
                .flatMap(taker -> OddRequests.BODIES.stream().map(body -> Arguments.of(taker, body)));
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(odd().map(each -> List.of(each.get())))
                .hasSizeGreaterThan(800)
                .doesNotHaveDuplicates();
        assertThat(hidden()).hasSizeGreaterThan(80).doesNotHaveDuplicates();
        assertThat(bodies().map(each -> List.of(each.get())))
                .hasSizeGreaterThan(150)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("odd")
    void anOddRequestIsAnsweredPlainly(String address, String shape, Victim victim) throws IOException {
        String request = shape.replace("PATH", address).replace("PORT", Integer.toString(victim.port()));
        Reply reply = Reply.toRaw(Victim.stranger(), victim, request);
        assertTellsNothing(reply);
        assertThat(reply.head()).doesNotContainIgnoringCase("x-injected", "set-cookie: x");
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void nothingElseIsThere(String path, Victim victim) throws IOException {
        for (String method : List.of("GET", "POST", "HEAD", "OPTIONS")) {
            Reply reply = Reply.to(victim, method + ' ' + path);
            assertTellsNothing(reply);
            assertThat(reply.status()).isIn(400, 404, 405, method.equals("OPTIONS") ? 200 : 404);
        }
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("bodies")
    void aBrokenBodyIsTheCallersFault(String taker, String body, Victim victim) throws IOException {
        Reply reply = Reply.toPost(
                victim,
                taker,
                body,
                "Content-Type: " + (taker.contains("/api/") ? "application/json" : "application/x-www-form-urlencoded"),
                "Cookie: hubbub-secret=" + "a".repeat(32));
        assertTellsNothing(reply);
        assertThat(reply.status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-For: 192.0.2.1",
                "X-Forwarded-For: 192.0.2.1, 127.0.0.1",
                "X-Forwarded-For: ::1",
                "X-Forwarded-For: unknown",
                "X-Forwarded-For: localhost",
                "X-Forwarded-For:",
                "Forwarded: for=192.0.2.1",
                "Forwarded: for=127.0.0.1",
                "X-Real-IP: 192.0.2.1",
                "Via: 1.1 somewhere"
            })
    void theMetricsAreForNobodyWhoComesThroughAProxy(String header, Victim victim) throws IOException {
        Reply reply = Reply.toRaw(
                Victim.stranger(),
                victim,
                "GET /actuator/prometheus HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\nConnection: close\r\n\r\n");
        assertTellsNothing(reply);
        assertThat(reply.status()).isIn(403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /rooms/public", "GET /rooms/other?nick=ann", "POST /rooms/public"})
    void aCookieIsForThisServerAloneAndForNoScript(String line, Victim victim) throws IOException {
        Reply reply = Reply.toPost(victim, line, "", "Content-Type: application/x-www-form-urlencoded");
        assertThat(reply.headers("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                        .doesNotContain("Domain"));
        assertTellsNothing(reply);
    }

    /** Somebody who asks odd things all day must not fill the log, nor hide in it what an operator should see. */
    @Test
    @Order(Integer.MAX_VALUE)
    void noneOfItIsWorthALine(Victim victim, CapturedOutput output) {
        Assumptions.assumeTrue(victim.hub().isPresent(), "only the server of this process logs here");
        assertThat(output.getAll()).doesNotContain("ERROR", "Exception", "\tat ");
        assertThat(output.getAll().lines().filter(line -> line.contains(" WARN ")))
                .allMatch(line -> line.contains(" chat.hubbub."));
    }

    /** Where what was sent is no HTTP at all, the connection just ends. */
    private static void assertTellsNothing(Reply reply) {
        if (reply.text().isEmpty()) {
            return;
        }
        int status = reply.status();
        assertThat(status == 501 || status == 505 || status >= 200 && status < 500)
                .as("a fitting status of %s", reply.head())
                .isTrue();
        assertThat(reply.headers("Server")).isEmpty();
        assertThat(reply.headers("X-Powered-By")).isEmpty();
        assertThat(reply.headers("X-Application-Context")).isEmpty();
        assertThat(reply.head()).doesNotContainPattern(NAMES);
        assertThat(reply.words()).doesNotContainPattern(reply.words().contains("<!DOCTYPE html>") ? NAMES : INSIDES);
        if (!reply.body().isEmpty() || status < 400 && reply.header("Allow").isEmpty()) {
            HEADERS.forEach((name, value) -> {
                assertThat(reply.headers(name)).as(name).hasSize(1);
                assertThat(reply.header(name)).as(name).matches(value);
            });
        }
    }
}
