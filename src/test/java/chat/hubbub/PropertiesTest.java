package chat.hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/** The file of properties is what operators read, and the records are what counts: they must say the same. */
class PropertiesTest {

    @TempDir
    Path data;

    @Test
    void theFileListsEveryPropertyThatThereIs() throws Exception {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(listed().keySet().stream()
                            .map(name -> name.replaceAll("\\[\\d+]$", ""))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(PropertyCheck.known(context.getBeanFactory()).stream()
                            .map(ConfigurationPropertyName::toString)
                            .toList());
        }
    }

    @Test
    void theFileGivesEveryPropertyItsDefault() throws Exception {
        Binder nothing = new Binder(new MapConfigurationPropertySource());
        Binder file = new Binder(new MapConfigurationPropertySource(listed()));
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBeansWithAnnotation(ConfigurationProperties.class)
                            .values())
                    .filteredOn(Record.class::isInstance)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(
                            one -> assertThat(bound(file, one.getClass())).isEqualTo(bound(nothing, one.getClass())));
        }
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                HubbubApplication.class, "--server.port=0", "--hubbub.terminal.port=0", "--hubbub.data=" + data);
    }

    private static Object bound(Binder binder, Class<?> type) {
        return binder.bindOrCreate(
                type.getAnnotation(ConfigurationProperties.class).value(), type);
    }

    private static Map<String, Object> listed() throws Exception {
        Map<String, Object> listed = new TreeMap<>();
        for (var source : new YamlPropertySourceLoader().load("file", new ClassPathResource("application.yaml"))) {
            for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                if (name.startsWith("hubbub.")) {
                    listed.put(name, String.valueOf(source.getProperty(name)));
                }
            }
        }
        return listed;
    }
}
