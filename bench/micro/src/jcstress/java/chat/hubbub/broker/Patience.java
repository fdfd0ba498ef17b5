package chat.hubbub.broker;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another thread has to do, and gives up in the end: that it never comes is an outcome too. */
final class Patience {

    private static final int SPINS = 200;

    /** Longer than a busy machine makes a thread wait. */
    private static volatile long enoughNanos = TimeUnit.SECONDS.toNanos(20);

    private Patience() {}

    /** Lets some time pass, not the same each time: threads meet where one is early by just so much. */
    static void moment(int mostNanos) {
        long end = System.nanoTime() + ThreadLocalRandom.current().nextInt(mostNanos);
        while (end - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
    }

    static boolean until(BooleanSupplier condition) {
        long begun = System.nanoTime();
        for (int looks = 0; !condition.getAsBoolean(); looks++) {
            if (System.nanoTime() - begun > enoughNanos) {
                // One that never came is a failure; the next ones need not take as long to say so.
                enoughNanos = TimeUnit.MILLISECONDS.toNanos(50);
                return condition.getAsBoolean();
            }
            if (looks < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        return true;
    }
}
