package chat.hubbub.broker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A transport that takes a frame in two pieces says that it takes more, at the moment at which the first write returns, or
 * just before. Catches a write that is noted only after it was offered, and then is in flight for ever; two writes at once;
 * and the rest of a frame that is lost, or goes after another one.
 */
@JCStressTest
@Outcome(id = "one two ", expect = ACCEPTABLE, desc = "Everything went, in order, by one write at a time.")
@Outcome(expect = FORBIDDEN, desc = "Stuck, torn, or two writes at once.")
@State
public class WriteInFlight {

    private static final byte[] FIRST = {'o', 'n', 'e', ' '};
    private static final byte[] SECOND = {'t', 'w', 'o', ' '};

    private final Transport transport = new Transport();
    private final Subscriber<String> client = Room.connect(transport);

    @Actor
    public void send() {
        client.send(FIRST);
    }

    @Actor
    public void takeMore() {
        Patience.until(transport::tell);
    }

    @Arbiter
    public void afterwards(L_Result result) {
        client.send(SECOND);
        Patience.until(() -> {
            transport.tell();
            return transport.text().length() >= FIRST.length + SECOND.length;
        });
        result.r1 = transport.text();
        client.disconnect();
    }

    private static final class Transport implements Outlet {

        private final AtomicReference<@Nullable WriteListener> inFlight = new AtomicReference<>();
        private volatile String text = "";

        @Override
        public boolean write(ByteBuffer frames, WriteListener listener) {
            boolean second = inFlight.get() != null;
            StringBuilder taken = new StringBuilder(text).append(second ? "(two at once)" : "");
            for (int half = (frames.remaining() + 1) / 2; half > 0; half--) {
                taken.append((char) frames.get());
            }
            text = taken.toString();
            inFlight.set(listener);
            return false;
        }

        @Override
        public void close(CloseReason reason) {
            text += "(closed)";
        }

        /** False as long as nothing is in flight. */
        boolean tell() {
            WriteListener listener = inFlight.getAndSet(null);
            if (listener != null) {
                listener.written(true);
            }
            return listener != null;
        }

        String text() {
            return text;
        }
    }
}
