package chat.hubbub.message;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Stands for a text by numbers: one for each three neighbouring characters, and for scripts without spaces one for each
 * character and each two as well. A text that holds a word has all the numbers of the word; one that has them all need not
 * hold it. Whoever changes what they are, or {@link Folded}, empties the tables of the index with a migration.
 */
final class Grams {

    private final int[] points;
    private final int[] numbers;
    private int count;

    private Grams(String folded) {
        points = folded.codePoints().toArray();
        numbers = new int[3 * points.length];
    }

    /** The numbers of a folded text, sorted, each once. */
    static int[] of(String folded) {
        Grams grams = new Grams(folded);
        for (int i = 0; i < grams.points.length; i++) {
            grams.addTrigram(i);
            grams.addShort(i);
        }
        return IntStream.of(grams.numbers)
                .limit(grams.count)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Those that a text has in which all these folded words are; none for words that are too short to be looked up. */
    static int[] ofWords(List<String> words) {
        return words.stream()
                .flatMapToInt(word -> ofWord(word.codePoints().toArray(), Pairs.canFind(word)))
                .distinct()
                .toArray();
    }

    private static IntStream ofWord(int[] points, boolean canBeShort) {
        return switch (points.length) {
            case 0 -> IntStream.empty();
            case 1 -> canBeShort ? IntStream.of(number(points[0], 0, 0)) : IntStream.empty();
            case 2 -> canBeShort ? IntStream.of(number(points[0], points[1], 0)) : IntStream.empty();
            default -> IntStream.range(2, points.length).map(i -> number(points[i - 2], points[i - 1], points[i]));
        };
    }

    /** No word holds a space, so what does is never looked for. */
    private void addTrigram(int at) {
        if (at + 2 < points.length && points[at] != ' ' && points[at + 1] != ' ' && points[at + 2] != ' ') {
            numbers[count++] = number(points[at], points[at + 1], points[at + 2]);
        }
    }

    private void addShort(int at) {
        if (Pairs.isWithoutSpaces(points[at])) {
            numbers[count++] = number(points[at], 0, 0);
            if (at + 1 < points.length && Pairs.isWithoutSpaces(points[at + 1])) {
                numbers[count++] = number(points[at], points[at + 1], 0);
            }
        }
    }

    /** As MurmurHash3 ends: each bit of the three decides about each bit of the number. */
    private static int number(int first, int second, int third) {
        long mixed = (long) first << 42 | (long) second << 21 | third;
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (int) (mixed ^ mixed >>> 33);
    }
}
