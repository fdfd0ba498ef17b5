package chat.hubbub.message;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Hubbub keeps what must last.
 *
 * @param data the folder of the database and the files, made where it is missing; text, because Spring would look for a
 *     bare name among the application's own resources first
 */
@ConfigurationProperties("hubbub")
public record DataProperties(@DefaultValue("./data") String data) {

    public DataProperties {
        if (data.isBlank()) {
            throw new IllegalArgumentException("hubbub.data must name a folder, but is empty");
        }
    }

    public Path path() {
        return Path.of(data);
    }
}
