package chat.hubbub.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final Nickname BO = new Nickname("bo");
    private static final Nickname BO_PEEP = new Nickname("bo peep");

    @Test
    void readsWhoHowLongAndWhy() {
        assertThat(parse("/ban bo 1h spam and more")).isEqualTo(ban(BO, Duration.ofHours(1), "spam and more"));
        assertThat(parse("/BAN @bo 2d")).isEqualTo(ban(BO, Duration.ofDays(2), ""));
        assertThat(parse("/ban   bo   spam")).isEqualTo(ban(BO, Duration.ofDays(1), "spam"));
        assertThat(parse("/mute bo")).isEqualTo(new Command.Mute(BO, Duration.ofMinutes(10), ""));
        assertThat(parse("/mute bo 90s")).isEqualTo(new Command.Mute(BO, Duration.ofSeconds(90), ""));
        assertThat(parse("/banaddress bo 1w x")).isEqualTo(new Command.Ban(BO, Duration.ofDays(7), true, "x"));
        assertThat(parse("/kick bo go away")).isEqualTo(new Command.Kick(BO, "go away"));
        assertThat(parse("/ban bo 9999w")).isEqualTo(ban(BO, Duration.ofDays(365), ""));
    }

    @Test
    void takesTheLongestNicknameThatSomebodyHas() {
        assertThat(parse("/mute bo peep 5m")).isEqualTo(new Command.Mute(BO, Duration.ofMinutes(10), "peep 5m"));
        assertThat(CommandLine.parse("/mute bo peep 5m", BO_PEEP::equals))
                .isEqualTo(new Command.Mute(BO_PEEP, Duration.ofMinutes(5), ""));
        assertThat(parse("/mute \"bo peep\" 5m")).isEqualTo(new Command.Mute(BO_PEEP, Duration.ofMinutes(5), ""));
    }

    @Test
    void readsWhatIsAboutARoom() {
        assertThat(parse("/slow 30s"))
                .isEqualTo(new Command.Rule(RoomRule.Kind.SLOW, Optional.of(Duration.ofSeconds(30))));
        assertThat(parse("/newcomers off")).isEqualTo(new Command.Rule(RoomRule.Kind.NEWCOMERS, Optional.empty()));
        assertThat(parse("/lock")).isEqualTo(new Command.Lock(Set.of(RoomRule.Kind.ENTRY, RoomRule.Kind.TALK)));
        assertThat(parse("/lock talk")).isEqualTo(new Command.Lock(Set.of(RoomRule.Kind.TALK)));
        assertThat(parse("/unlock")).isEqualTo(new Command.Unlock());
        assertThat(parse("/announce two\nlines")).isEqualTo(new Command.Announce("two\nlines", false));
        assertThat(parse("/announceall hello")).isEqualTo(new Command.Announce("hello", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ban",
                "/kick ...",
                "/mute \"bo",
                "/slow",
                "/slow 2h",
                "/slow 0s",
                "/slow soon",
                "/newcomers -5m",
                "/lock everything",
                "/announce",
                "/announce  ",
                "/unban",
                "/mod"
            })
    void saysHowItIsWrittenWhereSomethingIsMissing(String line) {
        assertThat(parse(line))
                .isInstanceOfSatisfying(
                        Command.Incomplete.class,
                        incomplete -> assertThat(incomplete.usage()).startsWith("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dance", "/", "/ban2 bo", "//ban bo"})
    void knowsNoOtherCommands(String line) {
        assertThat(parse(line)).isInstanceOf(Command.Unknown.class);
        assertThat(CommandLine.isOne(line)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 1s", "PT10M, 10m", "PT90S, 1m 30s", "PT26H, 1d 2h", "PT3H, 3h", "PT0.4S, 1s", "P365D, 365d"})
    void writesLengthsOfTime(Duration span, String words) {
        assertThat(Span.words(span)).isEqualTo(words);
    }

    private static Command parse(String line) {
        return CommandLine.parse(line, nickname -> false);
    }

    private static Command ban(Nickname who, Duration span, String reason) {
        return new Command.Ban(who, span, false, reason);
    }
}
