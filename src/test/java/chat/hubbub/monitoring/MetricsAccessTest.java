package chat.hubbub.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import chat.hubbub.monitoring.MonitoringProperties.Readers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MetricsAccessTest {

    private static final String METRICS = "/actuator/prometheus";

    @ParameterizedTest
    @CsvSource({
        "LOOPBACK, 127.0.0.1, 200",
        "LOOPBACK, 127.8.0.1, 200",
        "LOOPBACK, 0:0:0:0:0:0:0:1, 200",
        "LOOPBACK, 192.168.1.20, 404",
        "LOOPBACK, 203.0.113.9, 404",
        "LOOPBACK, 2001:db8:0:0:0:0:0:1, 404",
        "EVERYBODY, 203.0.113.9, 200"
    })
    void theMetricsAreForWhoAsksFromHere(Readers readers, String from, int status) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", METRICS);
        request.setRemoteAddr(from);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new MetricsAccess(new MonitoringProperties(readers)).doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"})
    void aProxyOnThisMachineAsksForSomebodyElse(String header, @TempDir Path data) {
        try (Hub hub = Hub.start(data)) {
            assertThat(Http.call(hub, "GET", METRICS, header, "for=127.0.0.1").statusCode())
                    .isEqualTo(404);
            assertThat(Http.get(hub, METRICS).statusCode()).isEqualTo(200);
            assertThat(Http.call(hub, "GET", "/actuator/health", header, "127.0.0.1")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void everybodyMaySeeThemWhereTheOperatorSaysSo(@TempDir Path data) {
        try (Hub hub = Hub.start(data, "hubbub.monitoring.metrics=everybody")) {
            assertThat(Http.call(hub, "GET", METRICS, "X-Forwarded-For", "203.0.113.9")
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
