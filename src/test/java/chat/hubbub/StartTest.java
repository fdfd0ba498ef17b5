package chat.hubbub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.hubbub.journey.Hub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    hubbub.presence.grace=abc    | hubbub.presence.grace is "abc", set on the command line, but it must be a length of time such as 500ms, 5s, 10m or 2h.
                    hubbub.presence.grace=-5s    | hubbub.presence.grace is "-5s", set on the command line, but it must not be negative.
                    hubbub.identity.hold=-1m     | hubbub.identity.hold is "-1m", set on the command line, but it must not be negative.
                    hubbub.limits.burst=0        | hubbub.limits.burst is "0", set on the command line, but it must be at least 1.
                    hubbub.limits.burst=many     | hubbub.limits.burst is "many", set on the command line, but it must be a whole number.
                    hubbub.limits.connections=0  | hubbub.limits.connections is "0", set on the command line, but it must be at least 1.
                    hubbub.limits.request-time=0 | hubbub.limits.request-time is "0", set on the command line, but it must be longer than no time.
                    hubbub.limits.handshake-time=-1s | hubbub.limits.handshake-time is "-1s", set on the command line, but it must be longer than no time.
                    hubbub.limits.calls-per-address=9 | hubbub.limits.calls-per-address is "9", set on the command line, but it must be an amount at once and one in the long run, such as 200, 20/s or 8MB, 1MB/s.
                    hubbub.limits.exempt=here    | set on the command line, but it must be IP addresses or networks such as 10.0.0.0/8.
                    hubbub.proxies=10.0.0.0/40   | set on the command line, but it must be IP addresses or networks such as 10.0.0.0/8.
                    hubbub.stomp.silence=0s      | hubbub.stomp.silence is "0s", set on the command line, but it must be longer than no time.
                    hubbub.limits.enabled=maybe  | hubbub.limits.enabled is "maybe", set on the command line, but it must be true or false.
                    hubbub.log.synchronous=MAYBE | hubbub.log.synchronous is "MAYBE", set on the command line, but it must be one of OFF, NORMAL, FULL.
                    hubbub.presence.grace=abc    | Correct hubbub.presence.grace, or leave it out: then it is 5s.
                    hubbub.presnce.grace=5s      | There is no property hubbub.presnce.grace.
                    hubbub.presnce.grace=5s      | Did you mean hubbub.presence.grace?
                    hubbub.limits.perSecnd=5     | Did you mean hubbub.limits.per-second?
                    hubbub.nothing.like=it       | These are known: hubbub.broker.pace, hubbub.broker.threads,
                    server.address=198.51.100.7  | server.address is "198.51.100.7", but this machine has no such address.
                    """)
    void stopsWithASentenceWhereAPropertyIsBad(String property, String sentence, CapturedOutput output) {
        assertThatThrownBy(() -> Hub.start(data, property)).isInstanceOf(Exception.class);

        assertThat(output).contains(sentence).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    abc   | server.port is "abc", set on the command line, but it must be a whole number.
                    70000 | server.port is "70000", but a port is a number from 0 to 65535.
                    """)
    void stopsWithASentenceWhereThePortIsNone(String port, String sentence, CapturedOutput output) {
        assertThatThrownBy(() -> HubbubApplication.main(arguments("--server.port=" + port)))
                .isInstanceOf(Exception.class);

        assertThat(output).contains(sentence).doesNotContain("\tat ", "Exception");
    }

    @Test
    void saysWhichPortIsInUse(CapturedOutput output) throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatThrownBy(() -> HubbubApplication.main(arguments("--server.port=" + other.getLocalPort())))
                    .isInstanceOf(Exception.class);

            assertThat(output)
                    .contains("Port " + other.getLocalPort() + " is in use by another program")
                    .contains("--server.port=" + (other.getLocalPort() + 1))
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void saysInWhichFileAndLineAPropertyIsBad(@TempDir Path folder, CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("application.yaml"), "hubbub:\n  limits:\n    burst: lots\n");

        assertThatThrownBy(() -> Hub.start(data, "spring.config.additional-location=" + folder + "/"))
                .isInstanceOf(Exception.class);

        assertThat(output).contains("hubbub.limits.burst is \"lots\", set in").contains(file + "] - 3:12");
    }

    @Test
    void saysInWhichLineAFileOfPropertiesIsNoYaml(@TempDir Path folder, CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("application.yaml"), "hubbub:\n  limits:\n   - a\n  b\n");

        assertThatThrownBy(() -> Hub.start(data, "spring.config.additional-location=" + folder + "/"))
                .isInstanceOf(Exception.class);

        assertThat(output).contains("is not valid YAML in line").doesNotContain("\tat ");
    }

    @Test
    void endsItsLogWithTheAddressesToOpen(CapturedOutput output) {
        try (Hub hub = Hub.start(data, "server.servlet.context-path=/chat")) {
            List<String> last = output.getOut()
                    .lines()
                    .dropWhile(line -> !line.contains("On this machine"))
                    .toList();

            assertThat(last).first().asString().endsWith("http://localhost:" + hub.port() + "/chat/");
            assertThat(last.stream().skip(1)).allMatch(line -> line.contains("On the local network"));
        }
    }

    @Test
    void namesOnlyTheAddressThatItListensOn(CapturedOutput output) {
        try (Hub hub = Hub.start(
                data, "server.address=" + InetAddress.getLoopbackAddress().getHostAddress())) {
            assertThat(output).contains("http://localhost:" + hub.port() + "/").doesNotContain("On the local network");
        }
    }

    private String[] arguments(String more) {
        return new String[] {"--hubbub.data=" + data, "--hubbub.terminal.port=0", more};
    }
}
