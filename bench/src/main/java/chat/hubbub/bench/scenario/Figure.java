package chat.hubbub.bench.scenario;

import chat.hubbub.bench.server.Servers;

/**
 * One row of the table.
 *
 * @param floor the server that shows how good this could be
 */
public record Figure(String scenario, String what, Direction direction, String floor) {

    /** Which way is better. */
    public enum Direction {
        LESS,
        MORE
    }

    static Figure less(String scenario, String what, String floor) {
        return new Figure(scenario, what, Direction.LESS, floor);
    }

    static Figure more(String scenario, String what, String floor) {
        return new Figure(scenario, what, Direction.MORE, floor);
    }

    /** Against the floor that sends each message by itself: right where there is nothing to gather. */
    static Figure lessThanEach(String scenario, String what) {
        return less(scenario, what, Servers.FLOOR_EACH);
    }
}
