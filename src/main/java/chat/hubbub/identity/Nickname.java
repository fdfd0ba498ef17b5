package chat.hubbub.identity;

import java.util.Optional;
import java.util.Set;

/**
 * The name a person speaks under, in canonical form: NFKC, trimmed, 1–32 code points of letters, digits, marks, emoji,
 * single inner spaces and {@code . _ -}.
 *
 * <p>Two nicknames that differ may still look alike; {@link #skeleton()} tells.
 */
public record Nickname(String value) {

    /** The rule in the words of the people who break it. */
    public static final String RULE = "A nickname is 1 to 32 letters, digits, emoji, single spaces or . _ - "
            + "with at least one letter, digit or emoji.";

    public Nickname {
        if (!NicknameRules.canonical(value).equals(value) || !NicknameRules.allow(value)) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** Canonicalises what somebody typed; empty where it is no nickname. */
    public static Optional<Nickname> parse(String typed) {
        if (typed.length() > NicknameRules.MOST_TYPED_CHARS) {
            return Optional.empty();
        }
        String canonical = NicknameRules.canonical(typed);
        return NicknameRules.allow(canonical) ? Optional.of(new Nickname(canonical)) : Optional.empty();
    }

    /** What makes two nicknames the same: {@code Alice}, {@code alice} and {@code аlice} with a Cyrillic а share one. */
    public Skeleton skeleton() {
        return Skeleton.of(this);
    }

    /** What it looks like at a glance, with its capitals as they stand: mostly the same. */
    public Skeleton glance() {
        return Skeleton.atAGlance(this);
    }

    /** All that it can be taken for: its skeleton, and where that is another one, what it looks like at a glance. */
    public Set<Skeleton> looks() {
        Skeleton skeleton = skeleton();
        Skeleton glance = glance();
        return glance.equals(skeleton) ? Set.of(skeleton) : Set.of(skeleton, glance);
    }

    @Override
    public String toString() {
        return value;
    }
}
