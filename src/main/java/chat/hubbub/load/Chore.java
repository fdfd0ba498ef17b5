package chat.hubbub.load;

/** Something that is done at its times. */
@FunctionalInterface
interface Chore {

    long NEVER = Long.MAX_VALUE;

    /** Does what is due, and tells in how many nanoseconds something will be again. */
    long advance(long now);
}
