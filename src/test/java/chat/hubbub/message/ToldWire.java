package chat.hubbub.message;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells nobody, and counts what it was asked to tell. */
final class ToldWire implements Newswire {

    final AtomicInteger revised = new AtomicInteger();
    volatile boolean works;

    @Override
    public void stored(Optional<Epoch> epoch, List<ChatEvent> events) {}

    @Override
    public void revised() {
        revised.incrementAndGet();
    }

    @Override
    public boolean works() {
        return works;
    }
}
