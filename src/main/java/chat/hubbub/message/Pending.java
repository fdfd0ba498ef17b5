package chat.hubbub.message;

import chat.hubbub.identity.Skeleton;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A draft on its way into the log, and the speaker who waits for its outcome. */
record Pending(
        RoomName room, Speaker speaker, Draft draft, Optional<Claim> claim, CompletableFuture<Appended> outcome) {

    /** What must be unique, beside the room. */
    record Claim(Skeleton sender, IdempotencyKey key) {}

    /** Takes the skeleton on the caller's thread: it costs more than the rest, and the writer is one. */
    static Pending of(RoomName room, Speaker speaker, Draft draft) {
        Optional<Claim> claim =
                draft.key().map(key -> new Claim(speaker.nickname().skeleton(), key));
        return new Pending(room, speaker, draft, claim, new CompletableFuture<>());
    }
}
