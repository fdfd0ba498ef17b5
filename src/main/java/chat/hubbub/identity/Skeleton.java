package chat.hubbub.identity;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;

/**
 * What a nickname looks like: the UTS #39 skeleton of its case-folded text. Nicknames with equal skeletons are the same
 * nickname to everybody who reads them.
 */
public record Skeleton(String value) {

    static Skeleton of(Nickname nickname) {
        return new Skeleton(Checker.INSTANCE.getSkeleton(UCharacter.foldCase(nickname.value(), true)));
    }

    @Override
    public String toString() {
        return value;
    }

    /** Loads the confusables table on first use; a built checker is immutable and safe to share. */
    private static final class Checker {
        static final SpoofChecker INSTANCE = new SpoofChecker.Builder().build();
    }
}
