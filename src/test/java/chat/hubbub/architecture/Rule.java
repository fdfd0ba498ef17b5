package chat.hubbub.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;

/** A rule with the fixtures that it must reject, so that no rule is one that cannot fail. */
record Rule(ArchRule rule, List<Class<?>> culprits) {

    static Rule everyClass(ArchCondition<JavaClass> condition, String reason, String cure, Class<?>... culprits) {
        return of(ArchRuleDefinition.classes().should(condition), reason, cure, culprits);
    }

    /** The rule of a part that is not there yet holds. */
    static Rule of(ArchRule rule, String reason, String cure, Class<?>... culprits) {
        return new Rule(rule.because(reason + " (cure: " + cure + ")").allowEmptyShould(true), List.of(culprits));
    }

    void check(JavaClasses classes) {
        rule.check(classes);
    }

    /** A fixture's package may be wrong as a whole; it is the class in it that counts. */
    List<String> violations(JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails().stream()
                .filter(line -> !line.contains(".package-info "))
                .toList();
    }

    @Override
    public String toString() {
        return rule.getDescription();
    }
}
