package chat.hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/** The files that start several nodes say the same as each other, and as the program that they start. */
class ClusterFilesTest {

    private static final Path COMPOSE = Path.of("compose.cluster.yaml");
    private static final String NODES = "services.(\\w+).environment.SPRING_PROFILES_ACTIVE";

    @Test
    void nodesAreGivenPropertiesThatThereAre() throws IOException {
        Set<String> known = properties(new YamlPropertySourceLoader()
                        .load("file", new ClassPathResource("application.yaml"))
                        .get(0))
                .keySet()
                .stream()
                .map(name -> name.replaceAll("\\[\\d+]$", "")
                        .replace("-", "")
                        .replace('.', '_')
                        .toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(matching("services.(?:one|two).environment.(HUBBUB_\\w+)"))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void theProxyKnowsEveryNodeByItsAddress() throws IOException {
        Set<String> nodes = matching(NODES);
        assertThat(nodes).hasSize(2);
        assertThat(found("server (\\w+):8080", Files.readString(Path.of("deploy/nginx.conf"))))
                .hasSize(2 * nodes.size())
                .hasSameElementsAs(nodes);
        Map<String, String> compose = compose();
        assertThat(List.of(compose.get("services.proxy.extra_hosts[0]"), compose.get("services.proxy.extra_hosts[1]")))
                .containsExactlyInAnyOrderElementsOf(nodes.stream()
                        .map(node -> node + ":" + compose.get("services." + node + ".networks.front.ipv4_address"))
                        .toList());
    }

    @Test
    void theNodesBelieveTheProxy() throws IOException {
        Map<String, String> compose = compose();
        for (String node : matching(NODES)) {
            assertThat(compose.get("services." + node + ".environment.HUBBUB_PROXIES"))
                    .isEqualTo(compose.get("services.proxy.networks.front.ipv4_address"));
        }
    }

    @Test
    void noSecretHasADefault() throws IOException {
        assertThat(found("(?<!\\$)\\$\\{([^}]*)}", Files.readString(COMPOSE)))
                .isNotEmpty()
                .allMatch(variable -> variable.matches("\\w+_PASSWORD:\\?.+"));
    }

    /** The groups of the names that match. */
    private static Set<String> matching(String name) throws IOException {
        Pattern pattern = Pattern.compile(name.replace(".", "\\."));
        return compose().keySet().stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    private static Map<String, String> compose() throws IOException {
        return properties(new YamlPropertySourceLoader()
                .load("compose", new FileSystemResource(COMPOSE))
                .get(0));
    }

    private static Map<String, String> properties(PropertySource<?> source) {
        Map<String, String> properties = new TreeMap<>();
        for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
            properties.put(name, String.valueOf(source.getProperty(name)));
        }
        return properties;
    }
}
