package chat.hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever has the jar can see what is in it, and look up what is known of that. */
class BillOfMaterialsIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** Not a library of its own: what lets the jar be started. */
    private static final String TOOLS = "spring-boot-jarmode-tools";

    @Test
    void namesEachLibraryInTheJar() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("packaged.jar"))) {
            List<String> inTheJar = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .filter(name -> !name.startsWith(TOOLS))
                    .toList();
            assertThat(inTheJar).hasSizeGreaterThan(50);
            assertThat(billed(jar)).containsAll(inTheJar);
        }
    }

    private static List<String> billed(JarFile jar) throws IOException {
        try (InputStream bill = jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json"))) {
            JsonNode read = JsonMapper.shared().readTree(bill);
            assertThat(read.path("bomFormat").asString()).isEqualTo("CycloneDX");
            return read.path("components")
                    .valueStream()
                    .map(part -> part.path("name").asString() + '-'
                            + part.path("version").asString() + ".jar")
                    .toList();
        }
    }
}
