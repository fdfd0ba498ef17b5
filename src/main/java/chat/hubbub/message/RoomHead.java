package chat.hubbub.message;

import chat.hubbub.room.RoomName;

/** A room that was written to, and its last sequence number. */
public record RoomHead(RoomName room, long lastSeq) {}
