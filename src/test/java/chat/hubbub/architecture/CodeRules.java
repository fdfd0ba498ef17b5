package chat.hubbub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import chat.hubbub.architecture.fixture.identity.InjectsAField;
import chat.hubbub.architecture.fixture.moderation.MutableProperties;
import chat.hubbub.architecture.fixture.presence.ReadsTheWallClock;
import chat.hubbub.architecture.fixture.room.unmarked.Unmarked;
import chat.hubbub.architecture.fixture.room.util.TextHelper;
import chat.hubbub.architecture.fixture.terminal.PrintsToTheConsole;
import chat.hubbub.architecture.fixture.terminal.Sleeps;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How code is written in every part. */
final class CodeRules {

    private static final Set<String> EMPTY_PACKAGES =
            Set.of("config", "service", "util", "utils", "common", "model", "dto", "helper", "impl");

    private CodeRules() {}

    static List<Rule> all() {
        return List.of(
                injection(), console(), sleeping(), clock(), nullness(), properties(), classNames(), packageNames());
    }

    /** This one holds for tests too. */
    static Rule sleeping() {
        return Rule.of(
                noClasses()
                        .should()
                        .accessTargetWhere(Accesses.of(Thread.class, "sleep").or(Accesses.of(TimeUnit.class, "sleep"))),
                "a sleep is too long on a fast machine and too short on a slow one",
                "wait for the condition itself, in a test with Awaitility",
                Sleeps.class);
    }

    private static Rule injection() {
        return Rule.of(
                noFields()
                        .should()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                        .orShould()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                        .orShould()
                        .beAnnotatedWith("jakarta.annotation.Resource")
                        .orShould()
                        .beAnnotatedWith("jakarta.inject.Inject"),
                "an object is whole once it is constructed, in a test as well",
                "take it as a parameter of the constructor",
                InjectsAField.class);
    }

    private static Rule console() {
        return Rule.of(
                noClasses().that(are(not(Parts.in(Parts.COMMANDS)))).should(GeneralCodingRules.ACCESS_STANDARD_STREAMS),
                "operators read one log in one format; only a command answers whoever typed it",
                "use a logger",
                PrintsToTheConsole.class);
    }

    private static Rule clock() {
        return Rule.of(
                noClasses().that(are(not(Parts.in(Parts.START)))).should().accessTargetWhere(Accesses.ofTheWallClock()),
                "tests set the time instead of waiting for it",
                "take a Clock as a parameter of the constructor",
                ReadsTheWallClock.class);
    }

    private static Rule nullness() {
        return Rule.everyClass(
                ArchConditions.be(DescribedPredicate.describe(
                        "in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))),
                "what may be null is then typed and checked, everywhere",
                "give the package a package-info.java with @NullMarked and a sentence about its reason to exist",
                Unmarked.class);
    }

    private static Rule properties() {
        return Rule.of(
                classes()
                        .that()
                        .areAnnotatedWith(ConfigurationProperties.class)
                        .should()
                        .beRecords(),
                "properties are read and validated once, at the start",
                "make it a record with its defaults in @DefaultValue and its checks in the constructor",
                MutableProperties.class);
    }

    private static Rule classNames() {
        return Rule.of(
                noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto)"),
                "such a name says that nobody knew what the class is for",
                "name it after what it is in a chat, or after its technology and its interface",
                TextHelper.class);
    }

    private static Rule packageNames() {
        return Rule.everyClass(
                new ArchCondition<>("be in packages with a reason to exist") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (List.of(type.getPackageName().split("\\.")).stream().anyMatch(EMPTY_PACKAGES::contains)) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a drawer"));
                        }
                    }
                },
                "the list of packages is the product's table of contents",
                "move it to the part whose words it speaks",
                TextHelper.class);
    }
}
