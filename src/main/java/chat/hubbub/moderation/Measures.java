package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Skeleton;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** What is in force. There is little of it as a rule, and then it costs a message next to nothing. Safe for any thread. */
final class Measures {

    private final Clock clock;
    private volatile List<Sanction> sanctions = new CopyOnWriteArrayList<>();
    private volatile List<RoomRule> rules = new CopyOnWriteArrayList<>();

    Measures(Clock clock, Collection<Measure> kept) {
        this.clock = clock;
        replace(kept);
    }

    /** Has these be in force, and nothing else. One thread at a time changes. */
    void replace(Collection<Measure> kept) {
        sanctions = new CopyOnWriteArrayList<>(of(Sanction.class, kept));
        rules = new CopyOnWriteArrayList<>(of(RoomRule.class, kept));
    }

    void put(Measure measure) {
        forgetExpired();
        if (measure instanceof Sanction sanction) {
            sanctions.removeIf(sanction::replaces);
            sanctions.add(sanction);
        } else if (measure instanceof RoomRule rule) {
            rules.removeIf(rule::replaces);
            rules.add(rule);
        }
    }

    void remove(Measure measure) {
        sanctions.removeIf(measure::equals);
        rules.removeIf(measure::equals);
    }

    List<Sanction> sanctions() {
        forgetExpired();
        return List.copyOf(sanctions);
    }

    boolean hasSanctions() {
        return !sanctions.isEmpty();
    }

    List<RoomRule> rules() {
        return List.copyOf(rules);
    }

    Optional<RoomRule> rule(RoomName room, RoomRule.Kind kind) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        for (RoomRule rule : rules) {
            if (rule.kind() == kind && rule.room().equals(room)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** How long somebody must still not do something; empty if they may. */
    Optional<Duration> left(Sanction.Kind kind, Optional<Nickname> nickname, Person person, Optional<Origin> origin) {
        if (sanctions.isEmpty()) {
            return Optional.empty();
        }
        Set<Skeleton> looks = nickname.map(Nickname::looks).orElse(Set.of());
        return left(
                kind,
                sanction -> looks.contains(sanction.skeleton())
                        || sanction.person().filter(person::equals).isPresent()
                        || sanction.origin()
                                .filter(banned -> origin.filter(banned::equals).isPresent())
                                .isPresent());
    }

    private Optional<Duration> left(Sanction.Kind kind, Predicate<Sanction> concerned) {
        Instant now = clock.instant();
        Optional<Duration> longest = Optional.empty();
        for (Sanction sanction : sanctions) {
            if (sanction.kind() == kind && !sanction.isOver(now) && concerned.test(sanction)) {
                Duration left = Duration.between(now, sanction.until());
                longest = longest.filter(other -> other.compareTo(left) > 0).or(() -> Optional.of(left));
            }
        }
        return longest;
    }

    private static <M extends Measure> List<M> of(Class<M> kind, Collection<Measure> measures) {
        return measures.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        sanctions.removeIf(sanction -> sanction.isOver(now));
    }
}
