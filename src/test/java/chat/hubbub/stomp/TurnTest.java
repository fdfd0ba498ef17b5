package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.broker.CloseReason;
import chat.hubbub.moderation.Address;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnTest {

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private int pauses;
    private boolean mayWait;

    private final Link link = new ScriptedLink();
    private final Turn turn = new Turn(link, fault -> done.add(String.valueOf(fault.getMessage())));

    @Test
    void doesAtOnceWhatDoesNotWait() {
        turn.take(() -> done.add("a"));
        turn.take(() -> done.add("b"));
        assertThat(done).containsExactly("a", "b");
        assertThat(workers).isEmpty();
    }

    @Test
    void leavesWhatMayWaitAndAllAfterItToAWorkerAndReadsNothingMeanwhile() {
        turn.take(() -> done.add("a"));
        turn.takeSlow(() -> done.add("slow"));
        turn.take(() -> done.add("b"));
        turn.takeSlow(() -> done.add("slow too"));
        assertThat(done).containsExactly("a");
        assertThat(pauses).isEqualTo(1);

        assertThat(workers).hasSize(1);
        workers.remove().run();
        assertThat(done).containsExactly("a", "slow", "b", "slow too");
        assertThat(pauses).isZero();

        turn.take(() -> done.add("c"));
        assertThat(done).endsWith("c");
        assertThat(workers).isEmpty();
    }

    @Test
    void takesInTurnWhatComesWhileTheWorkerIsAtWork() {
        turn.takeSlow(() -> turn.take(() -> done.add("later")));
        turn.take(() -> done.add("before"));
        workers.remove().run();
        assertThat(done).containsExactly("before", "later");
    }

    @Test
    void tellsOfAFaultAndGoesOn() {
        turn.takeSlow(() -> {
            throw new IllegalStateException("on purpose");
        });
        turn.take(() -> {
            throw new AssertionError("an error too");
        });
        turn.take(() -> done.add("gone"));
        workers.remove().run();
        assertThat(done).containsExactly("on purpose", "an error too", "gone");
        assertThat(pauses).isZero();
    }

    @Test
    void neverWaitsForAStepThatSomebodyElseIsAt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        turn.takeSlow(() -> {
            done.add("slow");
            begun.countDown();
            awaitUninterruptibly(mayEnd);
        });
        Thread worker = new Thread(workers.remove());
        worker.start();
        begun.await();
        turn.take(() -> done.add("gone"));
        turn.takeSlow(() -> done.add("slow too"));
        assertThat(done).containsExactly("slow");
        mayEnd.countDown();
        worker.join();
        assertThat(done).containsExactly("slow", "gone", "slow too");
        assertThat(pauses).isZero();
        assertThat(workers).isEmpty();
    }

    @Test
    void doesAllAtOnceWhereTheReaderMayWait() {
        mayWait = true;
        turn.takeSlow(() -> done.add("slow"));
        turn.take(() -> done.add("b"));
        assertThat(done).containsExactly("slow", "b");
        assertThat(workers).isEmpty();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class ScriptedLink implements Link {

        @Override
        public Wire wire() {
            return Wire.PLAIN;
        }

        @Override
        public Caller caller() {
            return new Caller(Optional.empty(), Address.UNKNOWN);
        }

        @Override
        public void pause() {
            pauses++;
        }

        @Override
        public void resume() {
            pauses--;
        }

        @Override
        public boolean mayWait() {
            return mayWait;
        }

        @Override
        public void leaveToAWorker(Runnable work) {
            workers.add(work);
        }

        @Override
        public void ping() {}

        @Override
        public boolean write(ByteBuffer frames, WriteListener listener) {
            throw new UnsupportedOperationException("nothing is written here");
        }

        @Override
        public void close(CloseReason reason) {
            done.add("closed with " + reason.code());
        }
    }
}
