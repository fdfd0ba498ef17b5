package chat.hubbub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.util.Set;

/** What code may reach for, by a call or by a method reference. */
final class Accesses {

    private Accesses() {}

    static DescribedPredicate<JavaAccess<?>> of(Class<?> owner, String name) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + name, access -> isNamed(access.getTarget(), owner, name));
    }

    static DescribedPredicate<JavaAccess<?>> ofTheWallClock() {
        return DescribedPredicate.describe("the wall clock", access -> readsTheWallClock(access.getTarget()));
    }

    private static boolean isNamed(AccessTarget target, Class<?> owner, String name) {
        return target.getOwner().isEquivalentTo(owner) && target.getName().equals(name);
    }

    /** {@code now(Clock)} is how time is read here; {@code System.nanoTime} measures, and tells no time. */
    private static boolean readsTheWallClock(AccessTarget target) {
        String signature = target.getFullName();
        return isNamed(target, System.class, "currentTimeMillis")
                || (target.getOwner().isEquivalentTo(Clock.class)
                        && Set.of("systemUTC", "systemDefaultZone", "system").contains(target.getName()))
                || (signature.startsWith("java.time.") && signature.contains(".now(") && !signature.contains("Clock"))
                || signature.equals("java.util.Date.<init>()");
    }
}
