package chat.hubbub.message;

/** Where a room's log ends, as its writer knows it. */
final class Tail {

    final long roomId;
    long seq;

    Tail(long roomId, long seq) {
        this.roomId = roomId;
        this.seq = seq;
    }
}
