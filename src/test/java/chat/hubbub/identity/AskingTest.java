package chat.hubbub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Nicknames for which all nodes are asked, on one that others may take for dead meanwhile. */
class AskingTest {

    private static final Nickname ANN = new Nickname("ann");
    private static final Person PERSON = new Secret("ann's secret").person();

    private final Registry registry = new Registry();
    private final NicknameClaims claims = new NicknameClaims(Clock.systemUTC(), registry, Holders.NONE);

    @Test
    void aSecondConnectionDoesNotKeepWhatTheFirstIsNotGrantedAfterAll() throws InterruptedException {
        AtomicReference<Claim> second = new AtomicReference<>();
        Thread other = new Thread(() -> second.set(claims.claim(ANN, PERSON)));
        registry.whenGranted.add(registry::beginTerm);
        registry.whenAsked.add(() -> {
            other.start();
            await().until(() -> other.getState() == Thread.State.TIMED_WAITING || !other.isAlive());
        });

        assertThat(claims.claim(ANN, PERSON)).isInstanceOf(Claim.Unavailable.class);
        other.join();
        assertThat(second.get()).isInstanceOf(Claim.Granted.class);
        assertThat(registry.holdings).containsOnlyKeys(ANN.skeleton());
        assertThat(claims.held())
                .singleElement()
                .satisfies(held -> assertThat(held.grant()).isEqualTo(registry.holdings.get(ANN.skeleton())));
    }

    @Test
    void nobodyIsAskedForASecondConnectionWhereTheFirstIsThere() {
        Claim first = claims.claim(ANN, PERSON);
        registry.beginTerm();

        assertThat(claims.claim(ANN, PERSON)).isEqualTo(first);
        assertThat(registry.holdings).isEmpty();
    }

    @Test
    void aNicknameIsUsedFromTheQuestionToTheRelease() {
        AtomicReference<Boolean> whileAsked = new AtomicReference<>();
        registry.whenGranted.add(() -> whileAsked.set(
                CompletableFuture.supplyAsync(() -> claims.isUnused(ANN)).join()));
        assertThat(claims.isUnused(ANN)).isTrue();

        Badge badge = ((Claim.Granted) claims.claim(ANN, PERSON)).badge();
        assertThat(whileAsked).hasValue(false);
        assertThat(claims.isUnused(ANN)).isFalse();
        claims.release(badge);
        assertThat(claims.isUnused(ANN)).isTrue();
    }

    /** Of all nodes, of which this one has had several terms. */
    private static final class Registry implements ClaimRegistry {

        final Map<Skeleton, Grant> holdings = new ConcurrentHashMap<>();
        final List<Runnable> whenGranted = new ArrayList<>();
        final List<Runnable> whenAsked = new ArrayList<>();
        private final AtomicLong term = new AtomicLong(1);
        private long numbers;

        void beginTerm() {
            holdings.clear();
            term.incrementAndGet();
        }

        @Override
        public synchronized Allotment acquire(Nickname wanted, Person person, Optional<SealedOrigin> origin) {
            Grant grant = new Grant(term.get(), ++numbers);
            holdings.put(wanted.skeleton(), grant);
            runOnce(whenGranted);
            return new Allotment.Granted(wanted, Duration.ZERO, grant);
        }

        @Override
        public Allotment move(Speaker before, Nickname wanted, Optional<Grant> held) {
            return acquire(wanted, before.person(), Optional.empty());
        }

        @Override
        public void release(Held held) {
            holdings.remove(held.speaker().nickname().skeleton(), held.grant());
        }

        @Override
        public boolean stands(Grant grant) {
            runOnce(whenAsked);
            return grant.lease() == term.get();
        }

        private static void runOnce(List<Runnable> tasks) {
            List<Runnable> now = List.copyOf(tasks);
            tasks.clear();
            now.forEach(Runnable::run);
        }
    }
}
