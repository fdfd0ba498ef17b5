package chat.hubbub.attack;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** Nicknames that a reader would take for another one: letters of other scripts, other widths, what nobody sees, other case. */
final class Impersonations {

    /** What looks like a letter once case is folded, in UTS #39's table of confusables. A capital I is an i then, and no l. */
    private static final Map<Character, String> LOOK_ALIKES = Map.of(
            'a', "аɑα⍺ａ𝐚𝑎𝒂𝓪𝔞𝕒𝖺𝗮𝘢𝙖𝚊",
            'c', "сᴄⅽｃ𝐜𝑐𝒄𝓬𝔠𝕔𝖼𝗰𝘤𝚌",
            'd', "ԁⅾｄ𝐝𝑑𝒅𝓭𝔡𝕕𝖽𝗱𝘥𝚍",
            'e', "еҽ℮ｅ𝐞𝑒𝒆𝓮𝔢𝕖𝖾𝗲𝘦𝚎",
            'i', "іıɩιⅰｉ𝐢𝑖𝒊𝓲𝔦𝕚𝗂𝗶𝘪𝚒",
            'l', "1ⅼｌ𝐥𝑙𝒍𝓵𝔩𝕝𝗅𝗹𝘭𝚕",
            'n', "ոｎ𝐧𝑛𝒏𝓷𝔫𝕟𝗇𝗻𝘯𝚗",
            'o', "оοօｏ𝐨𝑜𝒐𝓸𝔬𝕠𝗈𝗼𝘰𝚘",
            's', "ѕｓ𝐬𝑠𝒔𝓼𝔰𝕤𝗌𝘀𝘴𝚜");

    /** Joiners, marks of direction, fillers, shy hyphens: nothing that is seen. */
    private static final List<String> UNSEEN = List.of(
            "\u00ad",
            "\u034f",
            "\u061c",
            "\u115f",
            "\u1160",
            "\u17b4",
            "\u180e",
            "\u200b",
            "\u200c",
            "\u200d",
            "\u200e",
            "\u200f",
            "\u202a",
            "\u202b",
            "\u202c",
            "\u202d",
            "\u202e",
            "\u2060",
            "\u2061",
            "\u2063",
            "\u2066",
            "\u2067",
            "\u2068",
            "\u2069",
            "\u206a",
            "\u3164",
            "\ufe00",
            "\ufe0f",
            "\ufeff",
            "\uffa0",
            "\udb40\udc41",
            "\udb40\udd00");

    private Impersonations() {}

    static Stream<String> of(String nickname) {
        Set<String> all = new LinkedHashSet<>();
        all.addAll(otherLetters(nickname));
        all.addAll(unseen(nickname));
        all.addAll(otherForms(nickname));
        all.remove(nickname);
        return all.stream();
    }

    private static List<String> otherLetters(String nickname) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < nickname.length(); i++) {
            String before = nickname.substring(0, i);
            String after = nickname.substring(i + 1);
            LOOK_ALIKES
                    .getOrDefault(nickname.charAt(i), "")
                    .codePoints()
                    .forEach(letter -> all.add(before + Character.toString(letter) + after));
        }
        return all;
    }

    private static List<String> unseen(String nickname) {
        List<String> all = new ArrayList<>();
        for (String nothing : UNSEEN) {
            all.add(nothing + nickname);
            all.add(nickname.charAt(0) + nothing + nickname.substring(1));
            all.add(nickname + nothing);
        }
        return all;
    }

    private static List<String> otherForms(String nickname) {
        return List.of(
                nickname.toUpperCase(Locale.ROOT),
                Character.toUpperCase(nickname.charAt(0)) + nickname.substring(1),
                shifted(nickname, letter -> letter - 'a' + 0xFF41),
                shifted(nickname, letter -> letter - 'a' + 0x1D41A),
                shifted(nickname, letter -> letter - 'a' + 0x24D0),
                Normalizer.normalize(nickname, Normalizer.Form.NFD),
                " " + nickname,
                nickname + " ",
                "\u00a0" + nickname,
                nickname + "\u3000",
                nickname + "\t",
                nickname + "\u0000",
                nickname + "\u001b[0m",
                nickname + "\u0338".repeat(5));
    }

    private static String shifted(String nickname, IntUnaryOperator how) {
        return nickname.chars()
                .map(letter -> letter >= 'a' && letter <= 'z' ? how.applyAsInt(letter) : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
