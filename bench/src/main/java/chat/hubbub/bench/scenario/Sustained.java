package chat.hubbub.bench.scenario;

import chat.hubbub.bench.load.Crowd;
import chat.hubbub.bench.load.Outcome;
import chat.hubbub.bench.server.Servers;
import java.io.IOException;
import java.util.List;

/** The highest rate at which everything is delivered, and soon enough that people would call it a conversation. */
record Sustained(String name, Crowd crowd) implements Scenario {

    private static final double SOON_ENOUGH_MS = 250;
    private static final Ladder LADDER = Ladder.ofRates(
            5, 10, 20, 40, 60, 80, 100, 150, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 4000, 5000, 6000, 8000, 10_000,
            12_000);

    @Override
    public List<Figure> figures() {
        return List.of(deliveries());
    }

    @Override
    public Scenario shortened() {
        return new Sustained(name, crowd.shortened());
    }

    @Override
    public void measure(Subject subject) throws IOException {
        Search search = new Search(subject, crowd);
        double rate = LADDER.highest(subject.server().server().likelyRate(), search);
        subject.note(deliveries(), rate * crowd.people(), search.quality);
    }

    private Figure deliveries() {
        return Figure.more(name, "deliveries/s with p99 < 250 ms", Servers.FLOOR_BATCHED);
    }

    private static final class Search implements Ladder.Trial {

        private final Subject subject;
        private final Crowd crowd;
        private Quality quality = Quality.GOOD;

        Search(Subject subject, Crowd crowd) {
            this.subject = subject;
            this.crowd = crowd;
        }

        /** A failure is asked again, as something else may have been busy then; what passes once can be done. */
        @Override
        public boolean passes(double rate) throws IOException {
            return isBorne(rate) || isBorne(rate);
        }

        private boolean isBorne(double rate) throws IOException {
            Outcome outcome = subject.run(crowd.at(rate));
            boolean borne = outcome.isComplete() && outcome.p99Ms() < SOON_ENOUGH_MS;
            if (!borne && outcome.isBoundByGenerator()) {
                quality = Quality.AT_LEAST;
            }
            return borne;
        }
    }
}
