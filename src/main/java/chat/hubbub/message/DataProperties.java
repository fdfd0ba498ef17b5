package chat.hubbub.message;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Hubbub keeps what must last.
 *
 * @param data the folder of the database and the files; made where it is missing
 */
@ConfigurationProperties("hubbub")
public record DataProperties(@DefaultValue("./data") Path data) {

    public DataProperties {
        if (data == null || data.toString().isBlank()) {
            throw new IllegalArgumentException("hubbub.data must name a folder, but is empty");
        }
    }
}
