package chat.hubbub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void makesTheSamePersonEverywhere() {
        assertThat(new Secret("one").person()).isEqualTo(new Secret("one").person());
        assertThat(new Secret("one").person()).isNotEqualTo(new Secret("two").person());
    }

    @Test
    void isShownNowhere() {
        Secret secret = new Secret("correct horse");
        String whole = secret.person().id();

        assertThat(secret.toString()).doesNotContain("correct");
        assertThat(whole).doesNotContain("correct");
        assertThat(new Speaker(new Nickname("alice"), secret.person()).toString())
                .doesNotContain(whole.substring(10));
    }

    @Test
    void letsOnlyThoseWithASecretReturn() {
        assertThat(new Secret("one").person().canReturn()).isTrue();
        assertThat(Person.passerBy().canReturn()).isFalse();
        assertThat(Person.passerBy()).isNotEqualTo(Person.passerBy());
    }

    @Test
    void sealsWhatOnlyItsHolderCanHaveSealed() {
        assertThat(new Secret("one").seal("text")).hasSize(32).isEqualTo(new Secret("one").seal("text"));
        assertThat(new Secret("one").seal("text"))
                .isNotEqualTo(new Secret("two").seal("text"))
                .isNotEqualTo(new Secret("one").seal("texts"));
    }

    @Test
    void cannotBeEmptyOrEndless() {
        assertThat(Secret.allows("x".repeat(1_024))).isTrue();
        for (String wrong : new String[] {"", "x".repeat(1_025)}) {
            assertThat(Secret.allows(wrong)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> new Secret(wrong));
        }
    }
}
