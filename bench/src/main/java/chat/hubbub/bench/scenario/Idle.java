package chat.hubbub.bench.scenario;

import chat.hubbub.bench.load.Crowd;
import java.io.IOException;
import java.util.List;

/** What somebody costs who is there and says nothing. */
record Idle(String name, Crowd crowd) implements Scenario {

    @Override
    public List<Figure> figures() {
        return List.of(heap(), resident());
    }

    /** Where a busy hour has left memory behind, new connections would seem to need none. */
    @Override
    public boolean needsFreshServer() {
        return true;
    }

    @Override
    public void measure(Subject subject) throws IOException {
        boolean hasHeap = subject.server().server().isJava();
        long heapBefore = hasHeap ? subject.heapKilobytes() : 0;
        long residentBefore = subject.server().residentKilobytes();
        subject.among(crowd, () -> {
            subject.note(resident(), each(subject.server().residentKilobytes() - residentBefore), Quality.GOOD);
            if (hasHeap) {
                subject.note(heap(), each(subject.heapKilobytes() - heapBefore), Quality.GOOD);
            }
        });
    }

    private double each(long kilobytes) {
        return kilobytes / (double) crowd.people();
    }

    private Figure heap() {
        return Figure.lessThanEach(name, "KB of heap a connection");
    }

    private Figure resident() {
        return Figure.lessThanEach(name, "KB resident a connection");
    }
}
