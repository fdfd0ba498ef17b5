package chat.hubbub.identity;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;

/**
 * What a nickname looks like: the UTS #39 skeleton of its case-folded text. Nicknames with equal skeletons are the same
 * nickname to everybody who reads them.
 */
public record Skeleton(String value) {

    static Skeleton of(Nickname nickname) {
        return ofText(nickname.value());
    }

    /**
     * What the nickname looks like to who takes each of its characters for the Latin letter or the digit that it resembles as
     * it stands. Folding its case first would hide that: a Cyrillic В looks like a B, but в like no other letter.
     */
    static Skeleton atAGlance(Nickname nickname) {
        StringBuilder latin = new StringBuilder();
        nickname.value().codePoints().forEach(c -> latin.appendCodePoint(c < 0x80 && c != 'I' ? c : latin(c)));
        return ofText(latin.toString());
    }

    @Override
    public String toString() {
        return value;
    }

    private static Skeleton ofText(String text) {
        return new Skeleton(Checker.INSTANCE.getSkeleton(UCharacter.foldCase(text, true)));
    }

    private static int latin(int c) {
        String shape = Checker.INSTANCE.getSkeleton(UCharacter.toString(c));
        boolean latin = shape.length() == 1 && shape.charAt(0) < 0x80 && UCharacter.isLetterOrDigit(shape.charAt(0));
        return latin ? shape.charAt(0) : c;
    }

    /** Loads the confusables table on first use; a built checker is immutable and safe to share. */
    private static final class Checker {
        static final SpoofChecker INSTANCE = new SpoofChecker.Builder().build();
    }
}
