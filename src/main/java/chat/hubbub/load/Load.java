package chat.hubbub.load;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** One run: people come in, talk for a while, and are counted. All of it happens on the thread that calls it. */
final class Load implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(50);

    private final Options options;
    private final Figures figures = new Figures();
    private final ServerProcess server;
    private final Reactor reactor;
    private final Schedule schedule;
    private final List<Person> people;
    private final List<Chore> chores = new ArrayList<>();

    Load(Options options, PrintStream progress) throws IOException {
        this.options = options;
        this.server = new ServerProcess(options.pid());
        this.schedule = new Schedule(options.pace().rate(), options.crowd().allSenders());
        this.reactor = new Reactor(() -> schedule.advance(System.nanoTime()));
        HeartBeats heartBeats = new HeartBeats();
        Venue venue =
                new Venue(options, figures, new Connections(options.target(), reactor, figures.inlet), heartBeats);
        this.people = IntStream.range(0, options.crowd().people())
                .mapToObj(number -> new Person(venue, number))
                .toList();
        chores.add(heartBeats);
        chores.add(new Progress(progress, figures, people.size(), System.nanoTime()));
    }

    Report run() {
        Measurement measurement = new Measurement(options, figures, server);
        measurement.begins();
        letIn();
        measurement.everybodyIsIn();
        talk(measurement);
        return measurement.report(Outcome.of(people, schedule.sent()), schedule.unsent());
    }

    /** Everybody says goodbye. */
    @Override
    public void close() {
        people.forEach(Person::leave);
        reactor.close();
    }

    private void letIn() {
        long start = System.nanoTime();
        Ramp ramp = new Ramp(people, options.crowd().ramp(), start);
        chores.add(ramp);
        turnUntil(ramp::isDone, Chore.NEVER);
        chores.remove(ramp);
        turnUntil(() -> figures.ready + figures.faults.allLost() == people.size(), PATIENCE);
        people.forEach(person -> person.giveUpUnlessReady("did not get in within 30 s"));
    }

    private void talk(Measurement measurement) {
        if (figures.ready == 0) {
            return;
        }
        long start = System.nanoTime() + A_MOMENT;
        long measured = start + options.pace().warmUp().toNanos();
        long end = measured + options.pace().duration().toNanos();
        figures.measureFrom(measured);
        letSpeak(start, end);
        turnFor(measured - System.nanoTime());
        measurement.starts();
        turnFor(end - System.nanoTime());
        measurement.ends();
        chores.removeIf(Churn.class::isInstance);
        turnUntil(new Completion(people, schedule), options.pace().drain().toNanos());
        turnFor(A_MOMENT);
    }

    private void letSpeak(long start, long end) {
        Crowd crowd = options.crowd();
        schedule.run(start, end);
        for (Person person : people.subList(0, crowd.allSenders())) {
            person.speakOn(schedule);
        }
        chores.add(0, schedule);
        if (crowd.churn() > 0) {
            List<Person> restless = people.subList(crowd.firstChurned(), people.size() - crowd.stalled());
            chores.add(new Churn(restless, figures, crowd.churn(), start));
        }
    }

    private void turnFor(long nanos) {
        turnUntil(() -> false, nanos);
    }

    private void turnUntil(BooleanSupplier done, long nanos) {
        long start = System.nanoTime();
        for (long now = start; !done.getAsBoolean() && now - start < nanos; now = System.nanoTime()) {
            long wait = Math.min(nanos - (now - start), A_MOMENT);
            for (Chore chore : chores) {
                wait = Math.min(wait, chore.advance(now));
            }
            reactor.turn(wait);
        }
    }
}
