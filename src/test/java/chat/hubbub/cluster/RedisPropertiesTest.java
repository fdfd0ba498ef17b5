package chat.hubbub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisPropertiesTest {

    @Test
    void showsNoPassword() {
        assertThat(new RedisProperties("rediss://ann:secret@redis.example:6380", "hubbub"))
                .hasToString("RedisProperties[url=rediss://…@redis.example:6380, prefix=hubbub]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "http://localhost",
                "redis://",
                "redis://user:pass word@host",
                "redis://:pass word/x@host",
                "redis://:1/x@host",
                "redis://user:1/x@host",
                "rediss:///"
            })
    void wantsAnAddressAndDoesNotRepeatWhatIsNone(String url) {
        assertThatThrownBy(() -> new RedisProperties(url, "hubbub"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pass word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "{slot}"})
    void wantsAPrefixThatIsPartOfAName(String prefix) {
        assertThatThrownBy(() -> new RedisProperties("redis://localhost", prefix))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
