package chat.hubbub.load;

/**
 * How many there are. People have numbers from 0: the first ones send, the last ones stall, and each is in the room that
 * its number modulo the rooms says.
 *
 * @param senders of each room
 * @param ramp connections opened a second
 * @param churn connections replaced a second
 */
record Crowd(int people, int rooms, int senders, int stalled, double ramp, double churn) {

    private static final int MOST_PEOPLE = 1_000_000;

    Crowd {
        if ((long) rooms * senders > Marker.MOST_SENDERS) {
            throw new Unusable("There can be " + Marker.MOST_SENDERS + " senders in all rooms together.");
        }
        if ((long) rooms * senders + stalled > people) {
            throw new Unusable("With %d people there cannot be %d senders in each of %d rooms and %d who stall."
                    .formatted(people, senders, rooms, stalled));
        }
        if (churn > 0 && people - rooms * senders - stalled < 2) {
            throw new Unusable("--churn needs two people at least who neither send nor stall.");
        }
    }

    static Crowd of(Values values) {
        return new Crowd(
                values.whole(Option.PEOPLE, 1, MOST_PEOPLE),
                values.whole(Option.ROOMS, 1, MOST_PEOPLE),
                values.number(Option.RATE, 0, Pace.HIGHEST_RATE) == 0
                        ? 0
                        : values.whole(Option.SENDERS, 1, Marker.MOST_SENDERS),
                values.whole(Option.STALLED, 0, MOST_PEOPLE),
                values.number(Option.RAMP, 1, MOST_PEOPLE),
                values.number(Option.CHURN, 0, MOST_PEOPLE));
    }

    int allSenders() {
        return rooms * senders;
    }

    int roomOf(int person) {
        return person % rooms;
    }

    boolean sends(int person) {
        return person < allSenders();
    }

    boolean stalls(int person) {
        return person >= people - stalled;
    }

    /** Senders of one room have numbers that follow each other. */
    int senderId(int person) {
        return firstSender(roomOf(person)) + person / rooms;
    }

    int firstSender(int room) {
        return room * senders;
    }

    /** From this person on, up to those who stall, connections are cut off: never those of senders or of the first half. */
    int firstChurned() {
        return allSenders() + (people - stalled - allSenders()) / 2;
    }
}
