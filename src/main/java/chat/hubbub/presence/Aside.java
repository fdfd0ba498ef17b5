package chat.hubbub.presence;

import chat.hubbub.identity.Skeleton;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Seats whose nickname is somebody else's in that room for the moment, because nodes hear of each other late. Guarded by the
 * presence.
 */
final class Aside {

    private final Map<RoomName, List<Seats>> rooms = new HashMap<>();

    @Nullable Seats of(RoomName room, Speaker speaker) {
        return rooms.getOrDefault(room, List.of()).stream()
                .filter(seats -> seats.speaker().equals(speaker))
                .findFirst()
                .orElse(null);
    }

    boolean waitsFor(RoomName room, Skeleton skeleton) {
        return rooms.getOrDefault(room, List.of()).stream().anyMatch(seats -> wants(seats, skeleton));
    }

    List<RoomName> roomsOf(Speaker speaker) {
        return rooms.keySet().stream().filter(room -> of(room, speaker) != null).toList();
    }

    void put(RoomName room, Seats seats) {
        if (!seats.areEmpty()) {
            rooms.computeIfAbsent(room, any -> new ArrayList<>()).add(seats);
        }
    }

    void drop(RoomName room, Seats seats) {
        rooms.computeIfPresent(room, (any, all) -> all.remove(seats) && all.isEmpty() ? null : all);
    }

    void giveBack(RoomName room, Speaker speaker, boolean here) {
        Seats seats = of(room, speaker);
        if (seats != null && seats.giveBack(here)) {
            drop(room, seats);
        }
    }

    /** Who waits for a nickname, and does no longer. */
    @Nullable Seats takeNext(RoomName room, Skeleton skeleton) {
        Seats next = rooms.getOrDefault(room, List.of()).stream()
                .filter(seats -> wants(seats, skeleton))
                .findFirst()
                .orElse(null);
        if (next != null) {
            drop(room, next);
        }
        return next;
    }

    private static boolean wants(Seats seats, Skeleton skeleton) {
        return seats.speaker().nickname().skeleton().equals(skeleton);
    }
}
