package chat.hubbub.load;

import java.util.List;

/** Cuts people off and lets them in again, in turn, once with a reset and once without. */
final class Churn implements Chore {

    private final List<Person> people;
    private final Figures figures;
    private final double interval;
    private final long start;
    private long turns;

    Churn(List<Person> people, Figures figures, double perSecond, long start) {
        this.people = people;
        this.figures = figures;
        this.interval = 1e9 / perSecond;
        this.start = start;
    }

    @Override
    public long advance(long now) {
        while (planned() - now <= 0) {
            cut(people.get((int) (turns % people.size())));
            turns++;
        }
        return planned() - now;
    }

    private void cut(Person person) {
        if (person.isReady()) {
            figures.churned++;
            person.returnAbruptly(turns % 2 == 0);
        }
    }

    private long planned() {
        return start + (long) (turns * interval);
    }
}
