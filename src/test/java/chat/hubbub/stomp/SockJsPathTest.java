package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.stomp.SockJsPath.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SockJsPathTest {

    @ParameterizedTest
    @CsvSource({
        "'', ROOT",
        "/, ROOT",
        "/info, INFO",
        "/websocket, RAW_WEBSOCKET",
        "/000/abc/websocket, WEBSOCKET",
        "/000/abc/xhr, XHR",
        "/_/_/xhr_streaming, XHR_STREAMING",
        "/a-b%20/c-d%20/xhr_send, XHR_SEND"
    })
    void knowsWhatIsAskedFor(String path, Kind kind) {
        assertThat(SockJsPath.of(path).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "///",
                "/a",
                "/a.html",
                "/a/a",
                "/a/a/",
                "/info/",
                "/iframe.html",
                "///xhr",
                "/a./a/xhr",
                "/a/a./xhr",
                "/a//xhr",
                "//a/xhr",
                "/a/a/xhr/",
                "/a/a/jsonp",
                "/a/a/eventsource",
                "/a/a/htmlfile"
            })
    void knowsWhatIsNotThere(String path) {
        assertThat(SockJsPath.of(path).kind()).isEqualTo(Kind.NOTHING);
    }

    @Test
    void tellsSessionsApartByTheirOwnNameAlone() {
        assertThat(SockJsPath.of("/000/abc/xhr")).isEqualTo(SockJsPath.of("/999/abc/xhr"));
        assertThat(SockJsPath.of("/000/abc/xhr").session()).isEqualTo("abc");
    }

    @Test
    void refusesAnEndlessName() {
        assertThat(SockJsPath.of("/000/" + "x".repeat(129) + "/xhr").kind()).isEqualTo(Kind.NOTHING);
    }
}
