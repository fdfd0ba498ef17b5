package chat.hubbub.moderation;

/** Hears of each time that a limit held somebody back. Must be quick, must not throw; any thread may call it. */
@FunctionalInterface
public interface LimitObserver {

    LimitObserver NONE = limit -> {};

    void refused(Limit limit);
}
