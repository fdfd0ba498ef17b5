package chat.hubbub.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.broker.CloseReason;
import chat.hubbub.identity.Secret;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TurnTest {

    private final List<String> done = new ArrayList<>();
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private int pauses;
    private boolean mayWait;

    private final Link link = new ScriptedLink();
    private final Turn turn = new Turn(link, this::catchUp);

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
    void goesOnAfterAFaultAndEndsTheConnection() {
        turn.takeSlow(() -> {
            throw new IllegalStateException("on purpose");
        });
        turn.take(() -> done.add("gone"));
        workers.remove().run();
        assertThat(done).containsExactly("closed with 1011", "gone");
        assertThat(pauses).isZero();
    }

    @Test
    void doesAllAtOnceWhereTheReaderMayWait() {
        mayWait = true;
        turn.takeSlow(() -> done.add("slow"));
        turn.take(() -> done.add("b"));
        assertThat(done).containsExactly("slow", "b");
        assertThat(workers).isEmpty();
    }

    private void catchUp() {
        turn.catchUp();
    }

    private final class ScriptedLink implements Link {

        @Override
        public Wire wire() {
            return Wire.PLAIN;
        }

        @Override
        public Optional<Secret> cookie() {
            return Optional.empty();
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
