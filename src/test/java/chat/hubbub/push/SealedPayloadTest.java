package chat.hubbub.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;

class SealedPayloadTest {

    /** RFC 8291, section 5 and appendix A. */
    @Test
    void makesOfTheExampleWhatTheStandardMakesOfIt() {
        BrowserKeys browser = new BrowserKeys(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "BTBZMqHH6r4Tts7J_aSIgg");
        KeyPair ours = new KeyPair(
                P256.publicKey(Base64Url.bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                P256.privateKey(Base64Url.bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        byte[] text = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII);

        byte[] sealed = SealedPayload.of(text, browser, ours, Base64Url.bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64Url.of(sealed))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
                                + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void isReadByThatBrowserAloneAndNeverTheSame() {
        FakeBrowser browser = new FakeBrowser();
        byte[] text = "{\"content\":\"hello 🎈\"}".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = SealedPayload.of(text, browser.keys());

        assertThat(browser.read(sealed).get("content").stringValue()).isEqualTo("hello 🎈");
        assertThatIllegalArgumentException().isThrownBy(() -> new FakeBrowser().read(sealed));
        assertThat(SealedPayload.of(text, browser.keys())).isNotEqualTo(sealed);
    }

    @Test
    void takesWhatFitsIntoOneRecord() {
        FakeBrowser browser = new FakeBrowser();

        assertThat(SealedPayload.of(new byte[SealedPayload.MOST_BYTES], browser.keys()))
                .hasSize(4_096);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealedPayload.of(new byte[SealedPayload.MOST_BYTES + 1], browser.keys()));
    }

    @Test
    void takesNoKeysThatAreNone() {
        BrowserKeys good = new FakeBrowser().keys();
        byte[] offTheCurve = good.point();
        offTheCurve[64] ^= 1;

        assertThat(BrowserKeys.parse(good.p256dh(), good.auth())).contains(good);
        assertThat(BrowserKeys.parse(Base64Url.of(offTheCurve), good.auth())).isEmpty();
        assertThat(BrowserKeys.parse(Base64Url.of(new byte[65]), good.auth())).isEmpty();
        assertThat(BrowserKeys.parse(good.p256dh().substring(2), good.auth())).isEmpty();
        assertThat(BrowserKeys.parse(good.p256dh(), "AAAA")).isEmpty();
        assertThat(BrowserKeys.parse("not base64!", good.auth())).isEmpty();
    }
}
