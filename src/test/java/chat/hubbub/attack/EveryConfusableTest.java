package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every character of Unicode that looks like a letter or digit of ASCII, or like nothing at all: none makes another nickname. */
@Tag("attack")
class EveryConfusableTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final Normalizer2 NORMAL = Normalizer2.getNFKCInstance();
    private static final Person OWNER = Person.passerBy();
    private static final Person THIEF = Person.passerBy();

    /** A character in the place of another one. */
    record Disguise(char letter, int character) {

        @Override
        public String toString() {
            return String.format("%c as U+%04X %s", letter, character, UCharacter.getName(character));
        }
    }

    /** By Unicode's table, in the form in which a nickname is held. That a 0 looks like an O is no disguise, since both are read as what they are. */
    static Stream<Disguise> disguises() {
        SpoofChecker checker = new SpoofChecker.Builder().build();
        Map<String, List<Character>> letters = new HashMap<>();
        for (int i = 0; i < ALPHABET.length(); i++) {
            char letter = ALPHABET.charAt(i);
            letters.computeIfAbsent(checker.getSkeleton(String.valueOf(letter)), look -> new ArrayList<>())
                    .add(letter);
        }
        return assigned()
                .filter(c -> c >= 0x80)
                .boxed()
                .flatMap(c ->
                        letters
                                .getOrDefault(checker.getSkeleton(NORMAL.normalize(Character.toString(c))), List.of())
                                .stream()
                                .filter(letter -> letter == 'O' ? !isZero(c) : letter != '0' || UCharacter.isDigit(c))
                                .map(letter -> new Disguise(letter, c)));
    }

    /** What has no shape: it joins, steers, or is left out when a line is drawn. */
    static Stream<String> unseen() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                        || UCharacter.hasBinaryProperty(c, UProperty.BIDI_CONTROL)
                        || UCharacter.getType(c) == UCharacterCategory.CONTROL
                        || UCharacter.getType(c) == UCharacterCategory.FORMAT
                        || UCharacter.getType(c) == UCharacterCategory.LINE_SEPARATOR
                        || UCharacter.getType(c) == UCharacterCategory.PARAGRAPH_SEPARATOR)
                .mapToObj(c -> String.format("U+%04X", c));
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(disguises()).hasSizeGreaterThan(1_400).doesNotHaveDuplicates();
        assertThat(unseen()).hasSizeGreaterThan(4_000).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disguises")
    void aDisguiseIsSeenThrough(Disguise disguise) {
        String real = "x" + disguise.letter() + "9";
        String disguised = "x" + Character.toString(disguise.character()) + "9";
        assertHeldToBeTheSame(real, disguised);
        assertHeldToBeTheSame(disguise.letter() + "nn", Character.toString(disguise.character()) + "nn");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unseen")
    void whatNobodySeesMakesNoOtherNickname(String name) {
        String nothing = Character.toString(Integer.parseInt(name.substring(2), 16));
        for (String wrapped : List.of("an" + nothing + "n", nothing + "ann", "ann" + nothing)) {
            assertHeldToBeTheSame("ann", wrapped);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Вob", "ВOB", "Воb", "bob", "BOB", "𝐁ob", "Ꮟob", "ꓐob"})
    void aCapitalIsSeenThrough(String disguised) {
        assertHeldToBeTheSame("Bob", disguised);
    }

    private static void assertHeldToBeTheSame(String real, String disguised) {
        Optional<Nickname> thiefs = Nickname.parse(disguised);
        if (thiefs.isPresent()) {
            assertTaken(new Nickname(real), thiefs.get());
            assertTaken(thiefs.get(), new Nickname(real));
        }
    }

    /** Whoever comes first. */
    private static void assertTaken(Nickname held, Nickname wanted) {
        NicknameClaims claims = new NicknameClaims(Clock.systemUTC(), Duration.ZERO);
        assertThat(claims.claim(held, OWNER)).isInstanceOf(Claim.Granted.class);
        assertThat(claims.claim(wanted, THIEF)).isInstanceOf(Claim.Taken.class);
        assertThat(claims.claim(held, OWNER)).isInstanceOf(Claim.Granted.class);
    }

    private static boolean isZero(int c) {
        return NORMAL.normalize(Character.toString(c)).equals("0");
    }

    private static IntStream assigned() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> UCharacter.isDefined(c) && UCharacter.getType(c) != UCharacterCategory.SURROGATE);
    }
}
