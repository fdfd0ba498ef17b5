package chat.hubbub.journey;

import chat.hubbub.identity.Allotment;
import chat.hubbub.identity.ClaimRegistry;
import chat.hubbub.identity.Grant;
import chat.hubbub.identity.Held;
import chat.hubbub.identity.Holders;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.SealedOrigin;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.MembershipJournal;
import chat.hubbub.message.MessageLog;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Other nodes that have a nickname for everybody, except for slow ones, who wait for it, and for those that nobody can tell of, or
 * that are a fault of theirs.
 */
class OtherNodes {

    static final String SLOW = "slow";
    static final String UNKNOWN = "unknown";
    static final String FAULTY = "faulty";

    @Bean
    Registry registry() {
        return new Registry();
    }

    @Bean
    Holders holders() {
        return Holders.NONE;
    }

    @Bean
    @Primary
    SharedLog sharedLog(@Qualifier("messageLog") MessageLog log) {
        return new SharedLog(log);
    }

    @Bean
    @Primary
    SharedRooms sharedRooms(@Qualifier("membershipJournal") MembershipJournal journal) {
        return new SharedRooms(journal);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static final class Registry implements ClaimRegistry {

        private final AtomicLong numbers = new AtomicLong();
        private final CountDownLatch answer = new CountDownLatch(1);
        private final Set<Nickname> released = ConcurrentHashMap.newKeySet();

        /** Those who wait get what they want. */
        void answer() {
            answer.countDown();
        }

        boolean wasReleased(String nickname) {
            return released.contains(new Nickname(nickname));
        }

        @Override
        public Allotment acquire(Nickname wanted, Person person, Optional<SealedOrigin> origin) {
            if (wanted.value().startsWith(SLOW)) {
                OtherNodes.await(answer);
            }
            if (wanted.value().startsWith(FAULTY)) {
                throw new IllegalStateException("no answer");
            }
            return wanted.value().startsWith(UNKNOWN)
                    ? new Allotment.Unavailable()
                    : new Allotment.Granted(wanted, Duration.ZERO, new Grant(1, numbers.incrementAndGet()));
        }

        @Override
        public Allotment move(Speaker before, Nickname wanted, Optional<Grant> held) {
            return acquire(wanted, before.person(), Optional.empty());
        }

        @Override
        public void release(Held held) {
            released.add(held.speaker().nickname());
        }

        @Override
        public boolean stands(Grant grant) {
            return true;
        }
    }
}
