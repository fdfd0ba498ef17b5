package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Skeleton;
import chat.hubbub.room.RoomName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A draft on its way into the log, and the sender who waits for its outcome. */
record Pending(
        RoomName room, Nickname sender, String content, Optional<Claim> claim, CompletableFuture<Appended> outcome) {

    /** What must be unique, beside the room. */
    record Claim(Skeleton sender, IdempotencyKey key) {}

    /** Takes the skeleton on the caller's thread: it costs more than the rest, and the writer is one. */
    static Pending of(RoomName room, Nickname sender, Draft draft) {
        Optional<Claim> claim = draft.key().map(key -> new Claim(sender.skeleton(), key));
        return new Pending(room, sender, draft.content(), claim, new CompletableFuture<>());
    }
}
