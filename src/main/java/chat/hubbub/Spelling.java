package chat.hubbub;

/** How far one word is from another, by the letters that must be put in, taken out or changed (after Levenshtein). */
final class Spelling {

    private Spelling() {}

    /** Whether one may well have been meant by the other. */
    static boolean areAlike(String a, String b) {
        return distance(a, b) <= Math.max(a.length(), b.length()) / 4;
    }

    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            above = nextRow(a.charAt(i - 1), i, b, above);
        }
        return above[b.length()];
    }

    private static int[] nextRow(char letter, int i, String b, int[] above) {
        int[] row = new int[b.length() + 1];
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
            int changed = above[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
        }
        return row;
    }
}
