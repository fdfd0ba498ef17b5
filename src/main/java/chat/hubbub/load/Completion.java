package chat.hubbub.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Whether all that was due has been sent and has arrived; looked at now and then, as there may be many people. */
final class Completion implements BooleanSupplier {

    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<Person> people;
    private final Schedule schedule;
    private long looked = System.nanoTime() - BETWEEN;

    Completion(List<Person> people, Schedule schedule) {
        this.people = people;
        this.schedule = schedule;
    }

    @Override
    public boolean getAsBoolean() {
        long now = System.nanoTime();
        if (now - looked < BETWEEN) {
            return false;
        }
        looked = now;
        return schedule.isOver()
                && schedule.unsent() == 0
                && Outcome.of(people, schedule.sent()).losses() == 0;
    }
}
