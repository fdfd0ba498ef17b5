package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ProvenanceTest {

    @ParameterizedTest
    @CsvSource({
        ",, UNKNOWN",
        "same-origin,, OWN",
        "none,, OWN",
        "same-site,, FOREIGN",
        "cross-site,, FOREIGN",
        "of tomorrow,, FOREIGN",
        ", http://chat.example, OWN",
        ", https://CHAT.example, OWN",
        ", https://chat.example:8443, FOREIGN",
        ", https://chat.example.evil.example, FOREIGN",
        ", null, FOREIGN",
        ", chat.example, FOREIGN",
        ", app://chat.example, FOREIGN",
        ", http://chat.example/, FOREIGN",
        "same-origin, https://chat.example, OWN",
        "same-origin, https://evil.example, FOREIGN",
        "cross-site, https://chat.example, FOREIGN"
    })
    void isWhatTheBrowserTells(String site, String origin, Provenance expected) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Host", "chat.example");
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        assertThat(Provenance.of(request)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"http://chat.example, FOREIGN", "https://chat.example, OWN"})
    void aPageThatCameWithoutTlsIsAnybodysWhereTlsEndsHere(String origin, Provenance expected) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(true);
        request.addHeader("Host", "chat.example");
        request.addHeader("Origin", origin);
        assertThat(Provenance.of(request)).isEqualTo(expected);
    }
}
