package chat.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Appended;
import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.ChatEvent.Chat;
import chat.hubbub.message.Draft;
import chat.hubbub.message.IdempotencyKey;
import chat.hubbub.message.MessageLog;
import chat.hubbub.room.RoomName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Several threads speak in several rooms under several names, often repeating themselves, and note what came of it. */
final class ManySpeakers {

    private static final int THREADS = 6;
    private static final int LINES_EACH = 400;
    private static final int KEYS = 40;
    private static final List<RoomName> ROOMS =
            List.of(new RoomName("north"), new RoomName("south"), new RoomName("east"));
    private static final List<Nickname> NAMES = List.of(new Nickname("ann"), new Nickname("Ann"), new Nickname("ben"));

    private final MessageLog log;
    private final long seed;
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

    ManySpeakers(MessageLog log, long seed) {
        this.log = log;
        this.seed = seed;
    }

    private record Line(int thread, RoomName room, Nickname sender, Draft draft, CompletableFuture<Appended> outcome) {
        Appended told() {
            return outcome.join();
        }
    }

    List<RoomName> rooms() {
        return ROOMS;
    }

    /** Returns when everybody has heard what became of all they said. */
    void speak() {
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(i -> new Thread(() -> speak(i)))
                .toList();
        threads.forEach(Thread::start);
        threads.forEach(ManySpeakers::join);
        lines.forEach(Line::told);
    }

    /** Holds what the senders were told against what is stored. */
    void check(RoomName room, List<ChatEvent> stored) {
        List<Line> here =
                lines.stream().filter(line -> line.room().equals(room)).toList();
        assertThat(here).allSatisfy(line -> assertThat(line.told()).isInstanceOfAny(Stored.class, Repeated.class));
        checkEachIsStoredOnce(here, stored);
        checkRepeatsNameTheFirst(here);
        checkEachThreadKeepsItsOrder(here);
    }

    private static void checkEachIsStoredOnce(List<Line> here, List<ChatEvent> stored) {
        Map<Long, ChatEvent> told = new HashMap<>();
        for (Line line : here) {
            if (line.told() instanceof Stored outcome) {
                assertThat(told.put(outcome.event().seq(), outcome.event())).isNull();
                assertThat(((Chat) outcome.event()).content()).isEqualTo(((Draft.Chat) line.draft()).content());
            }
        }
        assertThat(stored).containsExactlyInAnyOrderElementsOf(told.values());
    }

    private static void checkRepeatsNameTheFirst(List<Line> here) {
        Map<String, Long> first = new HashMap<>();
        for (Line line : here) {
            if (line.told() instanceof Stored outcome && line.draft().key().isPresent()) {
                assertThat(first.put(claim(line), outcome.event().seq())).isNull();
            }
        }
        for (Line line : here) {
            if (line.told() instanceof Repeated repeated) {
                assertThat(repeated.seq()).isEqualTo(first.get(claim(line)));
            }
        }
    }

    private static void checkEachThreadKeepsItsOrder(List<Line> here) {
        for (int thread = 0; thread < THREADS; thread++) {
            List<Long> seqs = new ArrayList<>();
            for (Line line : here) {
                if (line.thread() == thread && line.told() instanceof Stored outcome) {
                    seqs.add(outcome.event().seq());
                }
            }
            assertThat(seqs).isSorted();
        }
    }

    private static String claim(Line line) {
        return line.sender().skeleton() + " " + line.draft().key().orElseThrow().value();
    }

    private void speak(int thread) {
        Random random = new Random(seed + thread);
        for (int i = 0; i < LINES_EACH; i++) {
            RoomName room = ROOMS.get(random.nextInt(ROOMS.size()));
            Nickname sender = NAMES.get(random.nextInt(NAMES.size()));
            Optional<IdempotencyKey> key = random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(new IdempotencyKey("key-" + random.nextInt(KEYS)));
            Draft draft = Draft.chat("line " + i + " of thread " + thread, key);
            Line line = new Line(
                    thread,
                    room,
                    sender,
                    draft,
                    log.append(room, speaker(sender), draft).toCompletableFuture());
            lines.add(line);
            if (random.nextInt(20) == 0) {
                line.told();
            }
        }
    }

    private static Speaker speaker(Nickname nickname) {
        return new Speaker(nickname, new Secret(nickname.value()).person());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
