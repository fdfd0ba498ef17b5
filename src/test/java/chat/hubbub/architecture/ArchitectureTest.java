package chat.hubbub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final ImportOption NO_FIXTURES = location -> !location.contains("/architecture/fixture/");

    private static final JavaClasses HUBBUB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Parts.ROOT);
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .withImportOption(NO_FIXTURES)
            .importPackages(Parts.ROOT);
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(Parts.FIXTURES);

    static List<Rule> rules() {
        return Stream.of(ArrowRules.all(), TechnologyRules.all(), CodeRules.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        rule.check(HUBBUB);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rejectsItsFixturesAndNoOthers(Rule rule) {
        List<String> violations = rule.violations(FIXTURES);
        List<String> culprits = rule.culprits().stream().map(Class::getName).toList();
        assertThat(culprits).allSatisfy(culprit -> assertThat(violations).anyMatch(line -> line.contains(culprit)));
        assertThat(violations).allSatisfy(line -> assertThat(culprits).anyMatch(line::contains));
    }

    @Test
    void noTestSleeps() {
        CodeRules.sleeping().check(TESTS);
    }

    @Test
    void looksAtWhatIsThere() {
        assertThat(HUBBUB.size()).isGreaterThan(50);
        assertThat(TESTS.contain(ArchitectureTest.class)).isTrue();
    }
}
