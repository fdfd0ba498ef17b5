package chat.hubbub.message;

import java.util.function.IntSupplier;

/** Counts what the log does, for operators. Called on hot paths: must be quick and must not throw. */
public interface LogObserver {

    /** Called once, when the log opens. */
    default void opened(IntSupplier waitingDrafts) {}

    /** A commit took this long, from the first write to the disk's answer. */
    default void committed(int events, long nanos) {}

    /** A draft was answered with {@link Appended.Unavailable}. */
    default void refused() {}
}
