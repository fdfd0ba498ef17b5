package chat.hubbub.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who sits on this node, as the other nodes are to know it: each change is told under the next number, and all of it stands in Redis
 * under the number of the last change, for those who missed one. It is written anew where Redis has forgotten it. For one
 * thread.
 */
final class Roll {

    static final int MOST_AT_ONCE = 500;

    private static final String NUMBER = "#";

    /**
     * Arguments: for how many milliseconds it stands; the number of before, or nothing to write all of it anew; the number now; then
     * each field and its value, which is empty where the field is to go. Answers 0 where Redis does not have the number of before.
     */
    private static final String SCRIPT = """
            if ARGV[2] == '' then
              redis.call('DEL', KEYS[1])
            elseif redis.call('HGET', KEYS[1], '#') ~= ARGV[2] then
              return 0
            end
            for i = 4, #ARGV, 2 do
              if ARGV[i + 1] == '' then
                redis.call('HDEL', KEYS[1], ARGV[i])
              else
                redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
              end
            end
            redis.call('HSET', KEYS[1], '#', ARGV[3])
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return 1
            """;

    private final NodeId self;
    private final OwnSeats own;
    private final Duration lease;
    private final Clock steadyClock;
    private long number;
    private long written = Long.MIN_VALUE / 2;

    /** Whether Redis has all of it, as far as is known. */
    private volatile boolean stands;

    /** @param lease how long it stands in Redis after this node wrote there last */
    Roll(NodeId self, OwnSeats own, Duration lease, Clock steadyClock) {
        this.self = self;
        this.own = own;
        this.lease = lease;
        this.steadyClock = steadyClock;
    }

    /** Who is present on a node, and the number of the last change that is in it. */
    record Snapshot(long number, Map<Place, Instant> places) {}

    /** Empty where a hash is not there, or not whole. */
    static Optional<Snapshot> read(Map<String, byte[]> hash) {
        byte[] number = hash.get(NUMBER);
        if (number == null) {
            return Optional.empty();
        }
        try {
            Map<Place, Instant> places = new HashMap<>();
            hash.forEach((field, value) -> {
                if (!field.equals(NUMBER)) {
                    places.put(Place.ofField(field), Instant.ofEpochMilli(number(value)));
                }
            });
            return Optional.of(new Snapshot(number(number), places));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    long number() {
        return number;
    }

    /** Tells what changed. */
    void tell(RedisSession session, Consumer<News> tell) {
        for (List<Move> moves = own.takeChanges(MOST_AT_ONCE);
                !moves.isEmpty();
                moves = own.takeChanges(MOST_AT_ONCE)) {
            number++;
            if (stands) {
                write(session, Long.toString(number - 1), fields(moves));
            }
            tell.accept(new News.Moves(number, moves));
        }
    }

    /** Sees that it stands in Redis. To be called a few times a second. */
    void renew(RedisSession session) {
        long age = steadyClock.millis() - written;
        if (stands && age >= lease.dividedBy(5).toMillis()) {
            write(session, Long.toString(number), List.of());
        } else if (!stands && age >= RedisClients.PATIENCE.toMillis()) {
            stands = true;
            write(session, "", allFields());
        }
    }

    /** There is another connection to Redis, which may be another Redis. */
    void doubt() {
        stands = false;
        written = Long.MIN_VALUE / 2;
    }

    private void write(RedisSession session, String before, List<Field> fields) {
        written = steadyClock.millis();
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(bytes(Long.toString(lease.toMillis())));
        arguments.add(before.isEmpty() ? bytes("") : session.sealed(self, NUMBER, bytes(before)));
        arguments.add(session.sealed(self, NUMBER, bytes(Long.toString(number))));
        for (Field field : fields) {
            arguments.add(bytes(field.name));
            arguments.add(field.value.isEmpty() ? bytes("") : session.sealed(self, field.name, bytes(field.value)));
        }
        session.change(self, SCRIPT, arguments).whenComplete((answer, fault) -> {
            if (fault != null || answer == null || answer != 1) {
                stands = false;
            }
        });
    }

    private List<Field> allFields() {
        List<Field> fields = new ArrayList<>();
        own.toBeKnown().forEach((place, since) -> fields.add(new Field(place.field(), millis(since))));
        return fields;
    }

    private static List<Field> fields(List<Move> moves) {
        List<Field> fields = new ArrayList<>();
        for (Move move : moves) {
            String value = move instanceof Move.Taken taken ? millis(taken.since()) : "";
            fields.add(new Field(move.place().field(), value));
        }
        return fields;
    }

    /** @param value nothing where it is to go */
    private record Field(String name, String value) {}

    private static String millis(Instant since) {
        return Long.toString(since.toEpochMilli());
    }

    private static long number(byte[] digits) {
        return Long.parseLong(new String(digits, UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
