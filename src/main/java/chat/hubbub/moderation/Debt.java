package chat.hubbub.moderation;

import io.github.bucket4j.Bucket;

/** Takes what was used up on another node from what is left here. */
final class Debt {

    private Debt() {}

    /** Refuses nothing, and leaves nobody deeper in debt than they may be at once. */
    static void charge(Bucket bucket, long burst, long amount) {
        long charged = Math.min(amount, bucket.getAvailableTokens() + burst);
        if (charged > 0) {
            bucket.consumeIgnoringRateLimits(charged);
        }
    }
}
