package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Where a page came from, and whether TLS ended here or, if at all, at a proxy. */
class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://chat.example, true, true",
        "https://chat.example, false, true",
        "http://chat.example, false, true",
        "http://chat.example, true, false",
        "app://chat.example, false, false",
        "https://friend.example, true, true",
        "http://friend.example, true, false"
    })
    void isOursOrAFriends(String origin, boolean secure, boolean allowed) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(secure);
        request.addHeader("Host", "chat.example");
        request.addHeader("Origin", origin);
        assertThat(new Origins(List.of("https://friend.example")).allow(request))
                .isEqualTo(allowed);
    }
}
