package chat.hubbub.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must be true in the end: everybody got everything, once, in order, and in the same order. */
record Outcome(long losses, int disagreements) {

    static Outcome of(List<Person> people, int[] sent) {
        List<Person> faithful = people.stream()
                .filter(person -> person.counts() && person.isReady())
                .toList();
        long losses = 0;
        Map<Integer, Map<Long, Integer>> orders = new HashMap<>();
        for (Person person : faithful) {
            long lost = person.tally().losses(sent);
            losses += lost;
            if (lost == 0) {
                orders.computeIfAbsent(person.room(), room -> new HashMap<>())
                        .merge(person.tally().order(), 1, Integer::sum);
            }
        }
        return new Outcome(
                losses, orders.values().stream().mapToInt(Outcome::minority).sum());
    }

    /** How many saw another order than most. */
    private static int minority(Map<Long, Integer> orders) {
        int all = orders.values().stream().mapToInt(Integer::intValue).sum();
        return all - orders.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
