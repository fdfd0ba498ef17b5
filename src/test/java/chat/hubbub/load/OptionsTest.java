package chat.hubbub.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void aUrlIsEnough() {
        Options options = options("ws://127.0.0.1:8080");
        assertThat(options.crowd()).isEqualTo(new Crowd(100, 1, 1, 0, 500, 0));
        assertThat(options.pace())
                .isEqualTo(new Pace(10, 64, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(3)));
        assertThat(options.target().path()).isEqualTo("/ws");
        assertThat(options.json()).isFalse();
    }

    @Test
    void valuesFollowOptionsOrAreJoinedToThem() {
        Options options =
                options("--people=7 ws://127.0.0.1:1/other?x=1 --rooms 3 --warm-up 250ms --json --no-join-receipt");
        assertThat(options.crowd().people()).isEqualTo(7);
        assertThat(options.crowd().rooms()).isEqualTo(3);
        assertThat(options.pace().warmUp()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.target().path()).isEqualTo("/other?x=1");
        assertThat(options.json()).isTrue();
        assertThat(options.dialect().joinsByReceipt()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ws://127.0.0.1,80,false",
        "http://127.0.0.1:8080/,8080,false",
        "wss://127.0.0.1,443,true",
        "https://127.0.0.1:1,1,true"
    })
    void fourSchemesAreKnown(String url, int port, boolean secure) {
        Target target = options(url).target();
        assertThat(target.address().getPort()).isEqualTo(port);
        assertThat(target.secure()).isEqualTo(secure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--people 3 | Which server? Give its URL, such as ws://localhost:8080.",
                "ftp://127.0.0.1 | A URL looks like ws://localhost:8080 or wss://chat.example.org/ws, not like \"ftp://127.0.0.1\".",
                "127.0.0.1:80 | A URL looks like ws://localhost:8080 or wss://chat.example.org/ws, not like \"127.0.0.1:80\".",
                "ws://127.0.0.1 ws://[::1] | One URL is enough: ws://127.0.0.1 or ws://[::1]?",
                "ws://127.0.0.1 --persons 3 | There is no option --persons. See --help.",
                "ws://127.0.0.1 --no-people | There is no option --no-people. See --help.",
                "ws://127.0.0.1 --people | --people needs a value.",
                "ws://127.0.0.1 --people 0 | --people must be a whole number from 1 to 1000000, but is \"0\".",
                "ws://127.0.0.1 --people 1.5 | --people must be a whole number from 1 to 1000000, but is \"1.5\".",
                "ws://127.0.0.1 --rate -1 | --rate must be a number from 0 to 10000000, but is \"-1\".",
                "ws://127.0.0.1 --size 29 | --size must be a whole number from 30 to 1048576, but is \"29\".",
                "ws://127.0.0.1 --duration long | --duration must be a time such as 10s, 500ms or 2m, but is \"long\".",
                "ws://127.0.0.1 --json=perhaps | --json must be yes or no, but is \"perhaps\".",
                "ws://127.0.0.1 --heart-beat 10 | --heart-beat must be two numbers such as 10000,10000, but is \"10\".",
                "ws://127.0.0.1 --body hello | --body must be a template with {text} in it, but is \"hello\".",
                "ws://127.0.0.1 --rooms 60 --senders 2 | With 100 people there cannot be 2 senders in each of 60 rooms and 0 who stall.",
                "ws://127.0.0.1 --churn 1 --people 2 | --churn needs two people at least who neither send nor stall."
            })
    void whatIsWrongIsSaidInOneSentence(String words, String sentence) {
        assertThatThrownBy(() -> options(words)).isInstanceOf(Unusable.class).hasMessage(sentence);
    }

    @Test
    void aSilentCrowdNeedsNoSenders() {
        assertThat(options("ws://127.0.0.1 --people 1 --rate 0 --stalled 1")
                        .crowd()
                        .allSenders())
                .isZero();
    }

    @Test
    void sendersOfARoomHaveNumbersThatFollowEachOther() {
        Crowd crowd = new Crowd(10, 2, 3, 1, 500, 0);
        assertThat(List.of(0, 2, 4)).map(crowd::senderId).containsExactly(0, 1, 2);
        assertThat(List.of(1, 3, 5)).map(crowd::senderId).containsExactly(3, 4, 5);
        assertThat(crowd.sends(5)).isTrue();
        assertThat(crowd.sends(6)).isFalse();
        assertThat(crowd.stalls(9)).isTrue();
    }

    private static Options options(String words) {
        return Options.of(Arguments.parse(List.of(words.split(" "))));
    }
}
