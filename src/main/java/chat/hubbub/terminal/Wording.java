package chat.hubbub.terminal;

import chat.hubbub.identity.Nickname;
import chat.hubbub.presence.Roster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines in the server's own voice. They begin with a mark that no nickname begins with, so that nobody else can speak in
 * it.
 */
final class Wording {

    static final String WELCOME = "Welcome to Hubbub! Please enter your nickname:";

    private static final int MOST_NAMED = 10;

    private Wording() {}

    static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] notice(String sentence) {
        return line("* " + sentence);
    }

    static byte[] refusal(String sentence) {
        return line("! " + sentence);
    }

    /** One person as the classic chat said it; a crowd in one line of the server's own. */
    static byte[] moved(List<Nickname> who, String deed) {
        return who.size() == 1 ? line(who.get(0) + " " + deed) : notice(newest(who, who.size()) + " " + deed);
    }

    static byte[] present(Roster roster) {
        return notice(roster.online() + (roster.online() == 1 ? " person is" : " people are") + " here: "
                + newest(roster.members(), roster.online()) + ". Type quit to leave.");
    }

    private static String newest(List<Nickname> members, int all) {
        List<Nickname> newest = members.subList(Math.max(0, members.size() - MOST_NAMED), members.size());
        int others = all - newest.size();
        return newest.stream().map(Nickname::value).collect(Collectors.joining(", "))
                + (others > 0 ? " and " + others + " more" : "");
    }
}
