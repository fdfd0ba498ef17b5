package chat.hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ConsoleCommandsTest {

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void sayWhatThereIs(String word, CapturedOutput output) {
        assertThat(ConsoleCommands.run(word)).hasValue(0);
        assertThat(output.getOut())
                .contains(
                        "hubbub.jar backup <file>",
                        "hubbub.jar restore <file>",
                        "hubbub.jar migrate <url>",
                        "hubbub.jar load <url>")
                .contains("--hubbub.data=");
        assertThat(output.getErr()).isEmpty();
    }

    @Test
    void sayWhatThereIsToWhoeverMistypes(CapturedOutput output) {
        assertThat(ConsoleCommands.run("bakcup", "file.db")).hasValue(2);
        assertThat(output.getErr()).startsWith("There is no command bakcup.").contains("hubbub.jar backup <file>");
        assertThat(output.getOut()).isEmpty();
    }

    @Test
    void mayHaveTheirOptionsBeforeTheirName(CapturedOutput output) {
        assertThat(ConsoleCommands.run("--json", "load", "--help")).hasValue(0);
        assertThat(output.getOut()).startsWith("java -jar hubbub.jar load <url> [options]");
    }

    /** A word behind the options was ignored by every server so far, and so is an empty one that a script left. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "--server.port=9000", "--server.port=9000 --debug", "--server.port 9000", "-x"})
    void leaveTheRestToTheServer(String line) {
        assertThat(ConsoleCommands.run(line.isBlank() ? new String[] {line} : line.split(" ")))
                .isEmpty();
        assertThat(ConsoleCommands.run()).isEmpty();
    }
}
