package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TerminalPropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @EnableConfigurationProperties(TerminalProperties.class)
    static class Properties {}

    @Test
    void isForThisMachineAloneUnlessToldOtherwise() {
        runner.run(context -> {
            TerminalProperties properties = context.getBean(TerminalProperties.class);
            assertThat(properties.address().isLoopbackAddress()).isTrue();
            assertThat(properties.port()).isEqualTo(5555);
            assertThat(properties.isOff()).isFalse();
        });
        runner.withPropertyValues("hubbub.terminal.port=-1")
                .run(context -> assertThat(
                                context.getBean(TerminalProperties.class).isOff())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "hubbub.terminal.port, 65536",
        "hubbub.terminal.port, -2",
        "hubbub.terminal.port, telnet",
        "hubbub.terminal.address, not an address",
        "hubbub.terminal.connections, 0",
    })
    void stopsTheStartWithTheNameOfWhatIsWrong(String name, String value) {
        runner.withPropertyValues(name + "=" + value)
                .run(context ->
                        assertThat(context.getStartupFailure()).isNotNull().hasStackTraceContaining(name));
    }
}
