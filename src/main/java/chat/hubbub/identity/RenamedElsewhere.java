package chat.hubbub.identity;

/** Hears of people who are connected here and were renamed on another node. */
@FunctionalInterface
public interface RenamedElsewhere {

    /**
     * Calls somebody on this node what they are called on another one since a moment ago; nothing happens where they are called
     * so already. May be told more than once; may wait.
     */
    void follow(Speaker before, Nickname now);
}
