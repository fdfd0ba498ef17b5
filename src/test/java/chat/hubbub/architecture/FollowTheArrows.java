package chat.hubbub.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** A class belongs to a part on the map, and knows only the parts that its own part's arrows point to. */
final class FollowTheArrows extends ArchCondition<JavaClass> {

    FollowTheArrows() {
        super("follow the arrows between the parts");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String part = Parts.of(type);
        if (part.equals(Parts.START)) {
            return;
        }
        Set<String> allowed = Parts.ARROWS.get(part);
        if (allowed == null) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a part that is not on the map"));
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            checkArrow(part, allowed, dependency, events);
        }
    }

    private static void checkArrow(String part, Set<String> allowed, Dependency dependency, ConditionEvents events) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!Parts.isOurs(target)) {
            return;
        }
        String other = Parts.of(target);
        if (!other.equals(part) && !allowed.contains(other)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
        }
    }
}
