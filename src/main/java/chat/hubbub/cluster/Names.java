package chat.hubbub.cluster;

import chat.hubbub.room.RoomName;
import java.util.stream.IntStream;

/**
 * What Hubbub's channels and keys are called in one Redis. In a Redis Cluster they all lie in one slot, so that two connections to
 * one of its servers are all that a node needs.
 */
record Names(String prefix, RedisKind kind) {

    private static final int ROOM_CHANNELS = 16;

    static Names in(String prefix, RedisKind kind) {
        return new Names(kind == RedisKind.SINGLE ? prefix : "{" + prefix + "}", kind);
    }

    /** Where news of a room are told; always the same for one room, so that they stay in order. */
    String rooms(RoomName room) {
        return rooms(Math.floorMod(room.value().hashCode(), ROOM_CHANNELS));
    }

    /** Where all other news are told. */
    String nodes() {
        return prefix + ":nodes";
    }

    /** Where it is written who is present on a node. */
    String presence(NodeId node) {
        return prefix + ":presence:" + node;
    }

    String[] channels() {
        String[] channels = IntStream.rangeClosed(0, ROOM_CHANNELS)
                .mapToObj(i -> i < ROOM_CHANNELS ? rooms(i) : nodes())
                .toArray(String[]::new);
        return channels;
    }

    private String rooms(int number) {
        return prefix + ":rooms:" + number;
    }
}
