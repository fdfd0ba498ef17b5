package chat.hubbub.bench.load;

import java.time.Duration;
import java.util.List;

/**
 * One run of the generator.
 *
 * @param senders in each room
 * @param rate messages a second, in all rooms together
 * @param stalled of the people, how many stop reading
 */
public record Crowd(
        int people, int rooms, int senders, double rate, int size, Duration warmUp, Duration duration, int stalled) {

    private static final Duration DRAIN = Duration.ofSeconds(3);
    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final int PER_SECOND = 500;

    /** Sixty-four bytes a message, and nobody stalls. */
    public static Crowd of(int people, int rooms, int senders, double rate, int seconds) {
        return new Crowd(people, rooms, senders, rate, 64, Duration.ofSeconds(2), Duration.ofSeconds(seconds), 0);
    }

    /** Who says nothing. */
    public static Crowd silent(int people, Duration duration) {
        return new Crowd(people, 1, 1, 0, 64, Duration.ZERO, duration, 0);
    }

    public Crowd at(double otherRate) {
        return new Crowd(people, rooms, senders, otherRate, size, warmUp, duration, stalled);
    }

    public Crowd ofSize(int bytes) {
        return new Crowd(people, rooms, senders, rate, bytes, warmUp, duration, stalled);
    }

    public Crowd withStalled(int number) {
        return new Crowd(people, rooms, senders, rate, size, warmUp, duration, number);
    }

    /** For a first look: a third of the time. */
    public Crowd shortened() {
        Duration third = duration.dividedBy(3);
        Duration shorter = third.compareTo(SHORTEST) < 0 ? SHORTEST : third;
        return new Crowd(people, rooms, senders, rate, size, warmUp, shorter, stalled);
    }

    /** How many should get each message; those who stall are the last of all, so they are spread over the rooms. */
    double hearers() {
        return (people - stalled) / (double) rooms;
    }

    /** Longer than this it cannot take, unless something hangs. */
    Duration patience() {
        return warmUp.plus(duration).plus(DRAIN).plusSeconds(people / PER_SECOND + 60);
    }

    List<String> options() {
        return List.of(
                "--people", "" + people,
                "--rooms", "" + rooms,
                "--senders", "" + senders,
                "--rate", "" + rate,
                "--size", "" + size,
                "--warm-up", warmUp.toMillis() + "ms",
                "--duration", duration.toMillis() + "ms",
                "--drain", DRAIN.toMillis() + "ms",
                "--ramp", "" + PER_SECOND,
                "--stalled", "" + stalled);
    }
}
