package chat.hubbub.broker;

import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a topic.
 *
 * @param seq the place in the topic's stored order, or 0 for what is told only to those who are there
 * @param origin who caused it, compared with the subscribers' own identity; null if nobody in particular
 * @param weight roughly the bytes it keeps in memory
 */
public record Publication<E>(E event, long seq, @Nullable Object origin, int weight) {

    public static final long UNSTORED = 0;
}
