package chat.hubbub.bench.scenario;

import chat.hubbub.bench.load.Crowd;
import chat.hubbub.bench.load.Outcome;
import chat.hubbub.bench.server.Servers;
import java.io.IOException;
import java.util.List;

/** Some stop reading. What do the others notice? */
record Stalled(String name, Crowd crowd, int stalled) implements Scenario {

    @Override
    public List<Figure> figures() {
        return List.of(share(), without(), with());
    }

    @Override
    public void measure(Subject subject) throws IOException {
        Outcome before = subject.run(crowd.shortened()).orThrow();
        Outcome beside = subject.run(crowd.withStalled(stalled)).orThrow();
        subject.note(share(), 100 * beside.share(), Quality.GOOD);
        subject.note(without(), before.p99Ms(), Quality.of(before));
        subject.note(with(), beside.p99Ms(), Quality.of(beside));
    }

    private Figure share() {
        return Figure.more(name, "% delivered to those who read", Servers.FLOOR_EACH);
    }

    private Figure without() {
        return Figure.lessThanEach(name, "p99 ms, nobody stalls");
    }

    private Figure with() {
        return Figure.lessThanEach(name, "p99 ms beside the stalled");
    }
}
