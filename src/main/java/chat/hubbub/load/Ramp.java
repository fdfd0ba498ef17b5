package chat.hubbub.load;

import java.util.List;

/** Lets people in, a few at a time. */
final class Ramp implements Chore {

    private final List<Person> people;
    private final double interval;
    private final long start;
    private int entered;

    Ramp(List<Person> people, double perSecond, long start) {
        this.people = people;
        this.interval = 1e9 / perSecond;
        this.start = start;
    }

    boolean isDone() {
        return entered == people.size();
    }

    @Override
    public long advance(long now) {
        while (!isDone() && planned() - now <= 0) {
            people.get(entered++).enter();
        }
        return isDone() ? NEVER : Math.max(0, planned() - now);
    }

    private long planned() {
        return start + (long) (entered * interval);
    }
}
