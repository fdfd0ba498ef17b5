package chat.hubbub.identity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which of the nicknames that are held look like something else at a glance than by their skeleton, as hardly any does. Not
 * safe for several threads.
 */
final class Glances {

    private final Map<Skeleton, Skeleton> glances = new HashMap<>();
    private final Map<Skeleton, Set<Skeleton>> held = new HashMap<>();

    /** There is one for each skeleton: the latest. */
    void hold(Nickname nickname) {
        forget(nickname.skeleton());
        Skeleton glance = Skeleton.atAGlance(nickname);
        if (!glance.equals(nickname.skeleton())) {
            glances.put(nickname.skeleton(), glance);
            held.computeIfAbsent(glance, look -> new HashSet<>()).add(nickname.skeleton());
        }
    }

    void forget(Skeleton skeleton) {
        Skeleton glance = glances.remove(skeleton);
        if (glance != null) {
            held.computeIfPresent(glance, (look, those) -> {
                those.remove(skeleton);
                return those.isEmpty() ? null : those;
            });
        }
    }

    /** The skeletons of all nicknames, held or not, that this one could be taken for. */
    Set<Skeleton> like(Nickname nickname) {
        Set<Skeleton> alike = new LinkedHashSet<>();
        for (Skeleton look : nickname.looks()) {
            alike.add(look);
            alike.addAll(held.getOrDefault(look, Set.of()));
        }
        return alike;
    }
}
