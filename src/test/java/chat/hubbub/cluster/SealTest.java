package chat.hubbub.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.message.InstallationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class SealTest {

    private static final byte[] WORDS = "words".getBytes(UTF_8);

    private final AtomicInteger forged = new AtomicInteger();
    private final Seal seal = new Seal(TestNode.KEY, forged::incrementAndGet);

    @Test
    void opensWhatWasSealedWithTheSameKeyForTheSamePlace() {
        byte[] sealed = new Seal(TestNode.KEY, () -> {}).seal("here", WORDS);

        assertThat(seal.open("here", sealed))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(WORDS));
        assertThat(forged).hasValue(0);
    }

    @Test
    void noByteCanBeChanged() {
        byte[] sealed = seal.seal("here", WORDS);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(seal.open("here", changed)).isEmpty();
        }
        assertThat(seal.open("here", new byte[0])).isEmpty();
        assertThat(seal.open("here", WORDS)).isEmpty();
        assertThat(forged).hasValue(sealed.length + 2);
    }

    @Test
    void isOfNoWorthElsewhereOrWithAnotherKey() {
        byte[] sealed = seal.seal("here", WORDS);

        assertThat(seal.open("there", sealed)).isEmpty();
        assertThat(new Seal(new InstallationKey(new byte[] {4}), () -> {}).open("here", sealed))
                .isEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void complainsOnceAMinuteAndCountsAll(CapturedOutput output) {
        MovableClock clock = new MovableClock(Instant.EPOCH);
        LongAdder count = new LongAdder();
        Forgeries forgeries = new Forgeries(clock, count);
        forgeries.note();
        forgeries.note();
        clock.advance(Duration.ofMinutes(1));
        forgeries.note();

        assertThat(count.sum()).isEqualTo(3);
        assertThat(output.getOut().split("is not believed", -1)).hasSize(3);
    }
}
