package chat.hubbub.identity;

/** Hears of people who are connected here and were renamed on another node. */
@FunctionalInterface
public interface RenamedElsewhere {

    /**
     * Calls somebody on this node what they are called on another one since a moment ago; nothing happens where they are called
     * so already. May be told more than once; may wait.
     *
     * @return whether that is settled, for they are called so or never will be; else it must be told again
     */
    boolean follow(Speaker before, Nickname now);
}
