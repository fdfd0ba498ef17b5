package chat.hubbub.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.push.Deliveries.Pauses;
import chat.hubbub.room.RoomName;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Pauses QUICK = new Pauses(SOON, List.of(SOON, SOON), SOON);
    private static final Answer TAKEN = new Answer(201, Duration.ZERO);

    private final ForgetfulJournal journal = new ForgetfulJournal();
    private final Subscribers subscribers = new Subscribers(journal, new Acquaintances(journal), Clock.systemUTC());
    private final List<Note> delivered = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private Deliveries deliveries = new Deliveries(subscribers, this::post, QUICK);

    @AfterEach
    void close() {
        gate.countDown();
        deliveries.close();
    }

    @Test
    void delivers() {
        gate.countDown();
        PushSubscription one = subscribe("one");
        Note note = note("public", "hello");
        deliveries.send(one, note);
        await().until(() -> deliveries.sent() == 1);
        assertThat(delivered).containsExactly(note);
    }

    @Test
    void theNewestTakesThePlaceOfThoseThatWait() {
        PushSubscription one = subscribe("one");
        Note first = note("public", "first");
        deliveries.send(one, first);
        await().until(() -> delivered.contains(first));
        for (int i = 0; i < 100; i++) {
            deliveries.send(one, note("public", "number " + i));
        }
        deliveries.send(one, note("other", "elsewhere"));
        gate.countDown();
        await().until(() -> deliveries.sent() == 3);
        assertThat(delivered).extracting(Note::content).containsExactlyInAnyOrder("first", "number 99", "elsewhere");
    }

    @Test
    void triesAgainWhereTheServiceIsBusyAndGivesUpInTheEnd() {
        gate.countDown();
        answers.add(new Answer(503, Duration.ZERO));
        answers.add(new Answer(429, Duration.ofDays(300)));
        PushSubscription one = subscribe("one");
        deliveries.send(one, note("public", "hello"));
        await().until(() -> deliveries.sent() == 1);

        for (int i = 0; i < 3; i++) {
            answers.add(new Answer(500, Duration.ZERO));
        }
        deliveries.send(one, note("other", "hello"));
        await().until(() -> deliveries.failed() == 1);
        assertThat(delivered).hasSize(6);
        assertThat(subscribers.of(one.person())).containsExactly(one);
    }

    @Test
    void whatIsGoneIsForgotten() {
        gate.countDown();
        answers.add(new Answer(410, Duration.ZERO));
        PushSubscription one = subscribe("one");
        deliveries.send(one, note("public", "hello"));
        await().until(() -> subscribers.of(one.person()).isEmpty());
        deliveries.send(one, note("public", "hello"));
        deliveries.send(subscribe("two"), note("public", "hello"));
        await().until(() -> deliveries.sent() == 1);
        assertThat(delivered).hasSize(2);
    }

    @Test
    void whatIsNotWantedAnyMoreIsNotDelivered() {
        PushSubscription one = subscribe("one");
        deliveries.send(one, note("public", "first"));
        await().until(() -> delivered.size() == 1);
        deliveries.send(one, note("public", "second"));
        subscribers.remove(one.person(), one.endpoint());
        gate.countDown();
        deliveries.send(subscribe("two"), note("public", "other"));
        await().until(() -> deliveries.sent() == 2);
        assertThat(delivered).extracting(Note::content).containsExactly("first", "other");
    }

    @Test
    void keepsNoMoreThanItMay() {
        PushSubscription one = subscribe("one");
        for (int i = 0; i < Deliveries.MOST + 7; i++) {
            deliveries.send(one, note("room-" + i, "hello"));
        }
        assertThat(deliveries.dropped()).isEqualTo(7);
    }

    @Test
    void aServiceThatFailsInAnyWayCostsTheNoteAlone() {
        gate.countDown();
        deliveries.close();
        deliveries = new Deliveries(
                subscribers,
                (to, note) -> {
                    if (note.content().equals("first")) {
                        throw new IllegalStateException("broken");
                    }
                    if (note.content().equals("second")) {
                        throw new ForbiddenAddress("inside");
                    }
                    throw new IOException("not reached");
                },
                QUICK);
        for (String content : List.of("first", "second", "third")) {
            deliveries.send(subscribe(content), note("public", content));
        }
        await().until(() -> deliveries.failed() == 3);
        assertThat(subscribers.size()).isEqualTo(3);
    }

    private Answer post(PushSubscription to, Note note) throws IOException {
        delivered.add(note);
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        Answer answer = answers.poll();
        return answer != null ? answer : TAKEN;
    }

    private PushSubscription subscribe(String name) {
        PushSubscription one = new PushSubscription(
                new Endpoint("https://push.example/" + name),
                new FakeBrowser().keys(),
                new Secret("of " + name).person(),
                "");
        assertThat(subscribers.put(one)).isEqualTo(Taken.DONE);
        return one;
    }

    private static Note note(String room, String content) {
        return new Note(Note.Kind.MENTION, new RoomName(room), room, new Nickname("ann"), content, 1);
    }
}
