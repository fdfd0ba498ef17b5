package chat.hubbub.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The map of Hubbub: its parts are the packages directly under its root, and the fixtures mirror them. */
final class Parts {

    static final String ROOT = "chat.hubbub";
    static final String FIXTURES = ROOT + ".architecture.fixture";

    static final Set<String> EDGES = Set.of("web", "stomp", "terminal", "bot", "cluster", "monitoring");

    /** They run instead of the server, and nothing else prints to the console. */
    static final Set<String> COMMANDS = Set.of("load", "backup", "help", "owner");

    private static final Set<String> FOUNDATIONS = Set.of("identity", "room");
    private static final Set<String> BELOW_CONVERSATION = union(
            FOUNDATIONS, Set.of("membership", "push", "message", "presence", "moderation", "attachment", "broker"));
    private static final Set<String> BELOW_EDGES = union(BELOW_CONVERSATION, Set.of("conversation"));

    /** What each part may know. Edges may know the values of what lies below: they travel through the conversation. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("web", BELOW_EDGES),
            entry("stomp", BELOW_EDGES),
            entry("terminal", BELOW_EDGES),
            entry("bot", BELOW_EDGES),
            entry("cluster", BELOW_EDGES),
            entry("monitoring", BELOW_EDGES),
            entry("load", Set.of()),
            entry("backup", Set.of("message")),
            entry("help", Set.of()),
            entry("owner", Set.of("message", "moderation")),
            entry("conversation", BELOW_CONVERSATION),
            entry("membership", FOUNDATIONS),
            entry("push", FOUNDATIONS),
            entry("message", union(FOUNDATIONS, Set.of("membership", "push", "moderation"))),
            entry("presence", FOUNDATIONS),
            entry("moderation", FOUNDATIONS),
            entry("attachment", FOUNDATIONS),
            entry("broker", Set.of()),
            entry("identity", Set.of()),
            entry("room", Set.of()));

    /** What only starts the application; it may know every part, and no part knows it. */
    static final String START = "";

    private Parts() {}

    static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT + ".");
    }

    /** The part that one of our classes belongs to. */
    static String of(JavaClass type) {
        String name = type.getPackageName() + ".";
        String root = (name.startsWith(FIXTURES + ".") ? FIXTURES : ROOT) + ".";
        return name.substring(root.length()).replaceFirst("\\..*", "");
    }

    static DescribedPredicate<JavaClass> in(String... parts) {
        return in(Set.of(parts));
    }

    static DescribedPredicate<JavaClass> in(Collection<String> parts) {
        return DescribedPredicate.describe(
                "in " + String.join(", ", new TreeSet<>(parts)), type -> isOurs(type) && parts.contains(of(type)));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }
}
