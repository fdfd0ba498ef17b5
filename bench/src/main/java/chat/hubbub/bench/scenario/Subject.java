package chat.hubbub.bench.scenario;

import chat.hubbub.bench.load.Crowd;
import chat.hubbub.bench.load.Outcome;
import chat.hubbub.bench.server.Running;
import java.io.IOException;

/** The server in question, for one scenario in one round. */
public interface Subject {

    /** Something that takes a while. */
    interface Look {
        void look() throws IOException;
    }

    Running server();

    /** Lets a crowd loose on it, and returns when it is quiet again. What came of it is kept. */
    Outcome run(Crowd crowd) throws IOException;

    /** Looks at the server while a crowd is there that says nothing. */
    void among(Crowd silent, Look look) throws IOException;

    /** Kilobytes that live on its heap; only of a server on a JVM. */
    long heapKilobytes() throws IOException;

    void note(Figure figure, double value, Quality quality);
}
