package chat.hubbub.presence;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Skeleton;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which room, on whichever node. Nicknames that look the same are one. A person is in a room as long as they have a
 * subscription there, however many; a broken connection counts for a grace time more. Safe for any thread.
 */
public final class Presence {

    private final Clock clock;
    private final Duration grace;
    private final PresenceListener listener;
    private final SeatListener seatListener;
    private final Map<RoomName, Map<Skeleton, Seats>> rooms = new HashMap<>();

    private final Places places = new Places();
    private final Aside aside = new Aside();
    private final Absences absences = new Absences();

    public Presence(Clock clock, Duration grace, PresenceListener listener) {
        this(clock, grace, listener, SeatListener.NONE);
    }

    public Presence(Clock clock, Duration grace, PresenceListener listener, SeatListener seatListener) {
        this.clock = clock;
        this.grace = grace;
        this.listener = listener;
        this.seatListener = seatListener;
    }

    /** Takes a seat; the person's first one in this room is announced, unless they are back within the grace time. */
    public synchronized void join(RoomName room, Speaker speaker) {
        Seats seats = sit(room, speaker, clock.instant(), true);
        seatListener.taken(room, speaker, seats.since());
    }

    /** Takes a seat for somebody who sits on another node; where somebody who is connected here has the nickname, it waits. */
    public synchronized void joinElsewhere(RoomName room, Speaker speaker, Instant since) {
        sit(room, speaker, since, false).wereTakenBy(since);
    }

    /** Gives one seat back; each one taken must be given back exactly once. */
    public synchronized void leave(RoomName room, Speaker speaker, Departure departure) {
        seatListener.givenBack(room, speaker, departure);
        giveBack(room, speaker, departure, true);
    }

    /** Gives back a seat of somebody who sat on another node. */
    public synchronized void leaveElsewhere(RoomName room, Speaker speaker, Departure departure) {
        giveBack(room, speaker, departure, false);
    }

    /** Does several things at once: nobody sees only some of them, or does anything in between. It must be quick. */
    public synchronized void atOnce(Runnable changes) {
        changes.run();
    }

    /**
     * Has somebody go by another nickname wherever they are: at the same place and since the same time. Tells in which rooms
     * that is to be announced; where they are under the other nickname as well, they just leave under the one of before.
     */
    public synchronized List<Renaming> rename(Speaker before, Speaker now) {
        aside.roomsOf(before).forEach(room -> renameAside(room, before, now));
        List<Renaming> renamings = new ArrayList<>();
        for (RoomName room : places.of(before)) {
            Map<Skeleton, Seats> present = rooms.getOrDefault(room, Map.of());
            Seats seats = present.get(before.nickname().skeleton());
            Seats others = present.get(now.nickname().skeleton());
            if (seats != null && others != null && others.speaker().equals(now)) {
                others.takeOver(seats);
                depart(room, seats);
                seatListener.renamed(room, before, now);
            } else if (seats != null && others != null && others != seats && mustWait(others, seats.areHere())) {
                remove(room, seats);
                seats.go(now);
                aside.put(room, seats);
                seatListener.renamed(room, before, now);
            } else if (seats != null) {
                makeWay(room, seats, others);
                rename(room, seats, now);
                seatListener.renamed(room, before, now);
                renamings.add(new Renaming(this, room, seats, before.nickname(), now.nickname()));
            }
        }
        return renamings;
    }

    /** In how many rooms somebody is. */
    public synchronized int places(Speaker speaker) {
        return places.of(speaker).size();
    }

    synchronized void told(Renaming renaming) {
        if (renaming.seats().renameIsTold()) {
            depart(renaming.room(), renaming.seats());
        }
    }

    synchronized void tellInstead(Renaming renaming) {
        int online = rooms.getOrDefault(renaming.room(), Map.of()).size();
        listener.left(renaming.room(), renaming.before(), online - 1);
        listener.joined(renaming.room(), renaming.now(), online);
        told(renaming);
    }

    /** Announces those who did not come back in time. To be called a few times a second. */
    public synchronized void announceAbsences() {
        absences.end(clock.instant(), this::depart);
    }

    public synchronized Roster roster(RoomName room) {
        Map<Skeleton, Seats> present = rooms.get(room);
        return present == null ? Roster.EMPTY : new Roster(present.size(), newest(present));
    }

    public synchronized int online(RoomName room) {
        return rooms.getOrDefault(room, Map.of()).size();
    }

    /** Everybody in a room, in the order in which they came. */
    public synchronized List<Member> members(RoomName room) {
        return rooms.getOrDefault(room, Map.of()).values().stream()
                .map(seats -> new Member(seats.speaker().nickname(), seats.since()))
                .sorted(Comparator.comparing(Member::since))
                .toList();
    }

    /** Who they are, in the same order. */
    public synchronized List<Speaker> speakers(RoomName room) {
        return rooms.getOrDefault(room, Map.of()).values().stream()
                .sorted(Comparator.comparing(Seats::since))
                .map(Seats::speaker)
                .toList();
    }

    /** The rooms that this person is in, under whichever nickname. */
    public synchronized List<RoomName> roomsOf(Person person) {
        return rooms.entrySet().stream()
                .filter(room -> room.getValue().values().stream()
                        .anyMatch(seats -> seats.speaker().person().equals(person)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The rooms that somebody is in, and how many are. */
    public synchronized Map<RoomName, Integer> occupied() {
        Map<RoomName, Integer> occupied = new HashMap<>();
        rooms.forEach((room, present) -> occupied.put(room, present.size()));
        return occupied;
    }

    private Seats sit(RoomName room, Speaker speaker, Instant since, boolean here) {
        Seats holder = holder(room, speaker.nickname().skeleton());
        Seats known = holder != null && holder.speaker().equals(speaker) ? holder : aside.of(room, speaker);
        Seats seats = known == null ? new Seats(speaker, since) : known;
        seats.take(here);
        if (seats != holder) {
            aside.drop(room, seats);
            seat(room, seats);
        }
        return seats;
    }

    private void seat(RoomName room, Seats seats) {
        Skeleton skeleton = seats.speaker().nickname().skeleton();
        Seats holder = holder(room, skeleton);
        if (holder != null && mustWait(holder, seats.areHere())) {
            aside.put(room, seats);
            return;
        }
        makeWay(room, seats, holder);
        Map<Skeleton, Seats> present = rooms.computeIfAbsent(room, name -> new LinkedHashMap<>());
        present.put(skeleton, seats);
        places.add(seats.speaker(), room);
        listener.joined(room, seats.speaker().nickname(), present.size());
    }

    /** What another node says of a nickname ends nothing that is alive here. */
    private static boolean mustWait(Seats holder, boolean here) {
        return holder.areHere() && !here;
    }

    private @Nullable Seats holder(RoomName room, Skeleton skeleton) {
        return rooms.getOrDefault(room, Map.of()).get(skeleton);
    }

    private void giveBack(RoomName room, Speaker speaker, Departure departure, boolean here) {
        Skeleton skeleton = speaker.nickname().skeleton();
        Seats seats = holder(room, skeleton);
        if (seats == null || !seats.speaker().equals(speaker)) {
            aside.giveBack(room, speaker, here);
        } else if (seats.giveBack(here)) {
            if (departure == Departure.SAID || grace.isZero() || aside.waitsFor(room, skeleton)) {
                depart(room, seats);
            } else {
                absences.add(clock.instant().plus(grace), room, seats);
            }
        }
    }

    private void renameAside(RoomName room, Speaker before, Speaker now) {
        Seats seats = aside.of(room, before);
        if (seats != null) {
            aside.drop(room, seats);
            Seats known = holder(room, now.nickname().skeleton());
            known = known != null && known.speaker().equals(now) ? known : aside.of(room, now);
            if (known == null) {
                seats.go(now);
                seat(room, seats);
            } else {
                known.takeOver(seats);
            }
            seatListener.renamed(room, before, now);
        }
    }

    private static List<Nickname> newest(Map<Skeleton, Seats> present) {
        Stream<Nickname> all =
                present.values().stream().map(seats -> seats.speaker().nickname());
        return all.skip(Math.max(0, present.size() - Roster.MOST_MEMBERS)).toList();
    }

    /** Who had the nickname until lately; should they have connections still, they wait for it. */
    private void makeWay(RoomName room, Seats seats, @Nullable Seats others) {
        if (others != null && others != seats) {
            takeAway(room, others);
            aside.put(room, others);
        }
    }

    private void rename(RoomName room, Seats seats, Speaker now) {
        Map<Skeleton, Seats> renamed = new LinkedHashMap<>();
        rooms.getOrDefault(room, Map.of())
                .forEach((skeleton, each) ->
                        renamed.put(each == seats ? now.nickname().skeleton() : skeleton, each));
        rooms.put(room, renamed);
        places.remove(seats.speaker(), room);
        listener.renamed(room, seats.speaker().nickname(), now.nickname());
        Skeleton former = seats.speaker().nickname().skeleton();
        seats.rename(now);
        places.add(now, room);
        if (holder(room, former) == null) {
            seatNext(room, former);
        }
    }

    private void depart(RoomName room, Seats seats) {
        if (seats.mayDepart()) {
            remove(room, seats);
        }
    }

    private void remove(RoomName room, Seats seats) {
        if (takeAway(room, seats)) {
            seatNext(room, seats.speaker().nickname().skeleton());
        }
    }

    private boolean takeAway(RoomName room, Seats seats) {
        Map<Skeleton, Seats> present = rooms.getOrDefault(room, Map.of());
        boolean had = present.remove(seats.speaker().nickname().skeleton(), seats);
        if (had) {
            places.remove(seats.speaker(), room);
            listener.left(room, seats.speaker().nickname(), present.size());
        }
        if (present.isEmpty()) {
            rooms.remove(room);
        }
        return had;
    }

    private void seatNext(RoomName room, Skeleton skeleton) {
        Seats next = aside.takeNext(room, skeleton);
        if (next != null) {
            seat(room, next);
        }
    }
}
