package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads a command as it is typed at any door, such as {@code /mute bo 10m}. A nickname with spaces stands in quotation marks, or
 * is known to somebody who can be asked.
 */
public final class CommandLine {

    /** A line that is longer is no command. */
    public static final int MOST_CHARS = 8_192;

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration BAN = Duration.ofDays(1);
    private static final Duration MUTE = Duration.ofMinutes(10);
    private static final int MOST_NAME = 32;
    private static final int MOST_WORDS = 8;
    private static final int MOST_REASON = 120;

    private static final Map<String, String> USAGES = Map.ofEntries(
            Map.entry("kick", "/kick bo [reason]"),
            Map.entry("ban", "/ban bo [1h] [reason]"),
            Map.entry("banaddress", "/banaddress bo [1h] [reason]"),
            Map.entry("unban", "/unban bo"),
            Map.entry("mute", "/mute bo [10m] [reason]"),
            Map.entry("unmute", "/unmute bo"),
            Map.entry("slow", "/slow 30s, up to 1h, or /slow off"),
            Map.entry("newcomers", "/newcomers 5m, up to 1h, or /newcomers off"),
            Map.entry("lock", "/lock, /lock entry or /lock talk"),
            Map.entry("unlock", "/unlock"),
            Map.entry("announce", "/announce text"),
            Map.entry("announceall", "/announceall text"),
            Map.entry("mod", "/mod bo"),
            Map.entry("unmod", "/unmod bo"),
            Map.entry("undo", "/undo"),
            Map.entry("audit", "/audit"));

    private final String name;
    private final String argument;
    private final Predicate<Nickname> known;

    private CommandLine(String name, String argument, Predicate<Nickname> known) {
        this.name = name;
        this.argument = argument;
        this.known = known;
    }

    /** Whether a line is to be read as one of the commands there are. */
    public static boolean isOne(String line) {
        return line.startsWith("/") && USAGES.containsKey(nameOf(line).substring(1));
    }

    /** @param known whether somebody has a nickname: it tells a nickname of several words from a reason */
    public static Command parse(String line, Predicate<Nickname> known) {
        if (!isOne(line)) {
            return new Command.Unknown();
        }
        String name = nameOf(line).substring(1);
        String[] parts = line.strip().split("\\s+", 2);
        return new CommandLine(name, parts.length > 1 ? parts[1] : "", known).command();
    }

    /** What somebody typed as the command, cut to what can be one, in small letters and with its slash. */
    public static String nameOf(String line) {
        String first = line.strip().split("\\s+", 2)[0].replaceAll("\\p{Cntrl}", "");
        return first.substring(0, Math.min(first.length(), MOST_NAME)).toLowerCase(Locale.ROOT);
    }

    private Command command() {
        return switch (name) {
            case "kick" -> about(who -> new Command.Kick(who.nickname, reason(who.rest)));
            case "ban" -> about(who -> ban(who, false));
            case "banaddress" -> about(who -> ban(who, true));
            case "mute" ->
                about(who -> new Command.Mute(who.nickname, span(who.rest, MUTE), reasonAfterSpan(who.rest)));
            case "unban" -> about(who -> new Command.Pardon(who.nickname, Sanction.Kind.BAN));
            case "unmute" -> about(who -> new Command.Pardon(who.nickname, Sanction.Kind.MUTE));
            case "mod" -> about(who -> new Command.Mod(who.nickname, true));
            case "unmod" -> about(who -> new Command.Mod(who.nickname, false));
            case "slow" -> rule(RoomRule.Kind.SLOW);
            case "newcomers" -> rule(RoomRule.Kind.NEWCOMERS);
            case "lock" -> lock();
            case "announce", "announceall" -> announce();
            case "unlock" -> new Command.Unlock();
            case "undo" -> new Command.Undo();
            default -> new Command.Audit();
        };
    }

    private Command ban(Who who, boolean address) {
        return new Command.Ban(who.nickname, span(who.rest, BAN), address, reasonAfterSpan(who.rest));
    }

    private Command rule(RoomRule.Kind kind) {
        if (argument.strip().equalsIgnoreCase("off")) {
            return new Command.Rule(kind, Optional.empty());
        }
        return Span.parse(argument.strip())
                .filter(span -> span.compareTo(Turns.LONGEST) <= 0)
                .<Command>map(span -> new Command.Rule(kind, Optional.of(span)))
                .orElseGet(this::incomplete);
    }

    private Command lock() {
        return switch (argument.strip().toLowerCase(Locale.ROOT)) {
            case "" -> new Command.Lock(Set.of(RoomRule.Kind.ENTRY, RoomRule.Kind.TALK));
            case "entry" -> new Command.Lock(Set.of(RoomRule.Kind.ENTRY));
            case "talk" -> new Command.Lock(Set.of(RoomRule.Kind.TALK));
            default -> incomplete();
        };
    }

    private Command announce() {
        return argument.isBlank() ? incomplete() : new Command.Announce(argument, name.endsWith("all"));
    }

    private Command about(Function<Who, Command> command) {
        return who().map(command).orElseGet(this::incomplete);
    }

    private Command incomplete() {
        return new Command.Incomplete(USAGES.getOrDefault(name, "/" + name));
    }

    private Optional<Who> who() {
        String text = argument.strip();
        if (text.startsWith("\"")) {
            int end = text.indexOf('"', 1);
            return end < 0
                    ? Optional.empty()
                    : Nickname.parse(text.substring(1, end))
                            .map(nickname -> new Who(nickname, words(text.substring(end + 1))));
        }
        return unquoted(words(text));
    }

    /** Of several nicknames that somebody has, the longest is meant: else a reason could name somebody else. */
    private Optional<Who> unquoted(List<String> words) {
        for (int count = Math.min(words.size(), MOST_WORDS); count > 1; count--) {
            Optional<Nickname> nickname = nickname(words.subList(0, count)).filter(known);
            if (nickname.isPresent()) {
                return Optional.of(new Who(nickname.get(), words.subList(count, words.size())));
            }
        }
        return words.isEmpty()
                ? Optional.empty()
                : nickname(words.subList(0, 1)).map(one -> new Who(one, words.subList(1, words.size())));
    }

    private static Optional<Nickname> nickname(List<String> words) {
        return Nickname.parse(String.join(" ", words).replaceFirst("^@", ""));
    }

    private static List<String> words(String text) {
        return new ArrayList<>(Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    private static Duration span(List<String> rest, Duration usual) {
        Duration span = rest.stream().findFirst().flatMap(Span::parse).orElse(usual);
        return span.compareTo(LONGEST) > 0 ? LONGEST : span;
    }

    private static String reasonAfterSpan(List<String> rest) {
        boolean timed = rest.stream().findFirst().flatMap(Span::parse).isPresent();
        return reason(timed ? rest.subList(1, rest.size()) : rest);
    }

    /** It is shown in lines: no control character gets through. */
    private static String reason(List<String> words) {
        String text = String.join(" ", words).replaceAll("\\p{Cc}|\\p{Cf}|\\p{Cs}", "");
        return text.codePointCount(0, text.length()) > MOST_REASON
                ? text.substring(0, text.offsetByCodePoints(0, MOST_REASON))
                : text;
    }

    private record Who(Nickname nickname, List<String> rest) {}
}
