package chat.hubbub.message;

import chat.hubbub.identity.Skeleton;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A draft on its way into the log, and the speaker who waits for its outcome.
 *
 * @param term under which {@linkplain NodeLease term} of this node it was said; 0 where there is only one node
 */
record Pending(
        RoomName room,
        Speaker speaker,
        Draft draft,
        Optional<Claim> claim,
        long term,
        CompletableFuture<Appended> outcome) {

    /** What must be unique, beside the room. */
    record Claim(Skeleton sender, IdempotencyKey key) {}

    /** Takes the skeleton on the caller's thread: it costs more than the rest, and the writer is one. */
    static Pending of(RoomName room, Speaker speaker, Draft draft) {
        return of(room, speaker, draft, 0);
    }

    static Pending of(RoomName room, Speaker speaker, Draft draft, long term) {
        Optional<Claim> claim =
                draft.key().map(key -> new Claim(speaker.nickname().skeleton(), key));
        return new Pending(room, speaker, draft, claim, term, new CompletableFuture<>());
    }
}
