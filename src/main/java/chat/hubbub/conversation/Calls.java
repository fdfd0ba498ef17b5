package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.PrivateRoom;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.CommitListener;
import chat.hubbub.push.Note;
import chat.hubbub.push.Push;
import chat.hubbub.push.Whereabouts;
import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls those who are spoken to while they are connected nowhere: by their nickname after an {@code @}, or in a conversation of
 * two. Safe for any thread. The log only leaves lines here that may call somebody; a thread is there only while one is looked
 * at, and lines beyond what may wait call nobody.
 */
final class Calls implements CommitListener, AutoCloseable {

    private static final int MOST_WAITING = 1_024;

    /** A line that names everybody speaks to nobody. */
    private static final int MOST_CALLED = 50;

    private static final int IDLE_SECONDS = 30;

    private static final Logger log = LoggerFactory.getLogger(Calls.class);

    private final Push push;
    private final NicknameClaims claims;
    private final PrivateRooms privateRooms;
    private final ThreadPoolExecutor worker;

    Calls(Push push, NicknameClaims claims, PrivateRooms privateRooms) {
        this.push = push;
        this.claims = claims;
        this.privateRooms = privateRooms;
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> {
                    Thread thread = new Thread(task, "hubbub-calls");
                    thread.setDaemon(true);
                    return thread;
                },
                (line, full) -> push.drop());
        worker.allowCoreThreadTimeOut(true);
    }

    /** Somebody is in a room now. */
    void met(RoomName room, Speaker speaker) {
        if (push.isNews(speaker, room)) {
            worker.execute(() -> attempt(() -> push.met(speaker, List.of(room))));
        }
    }

    @Override
    public void committed(List<ChatEvent> events) {
        if (!push.hasAny()) {
            return;
        }
        for (ChatEvent event : events) {
            if (event instanceof ChatEvent.Chat line && mayCall(line)) {
                worker.execute(() -> attempt(() -> hear(line)));
            }
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private static boolean mayCall(ChatEvent.Chat line) {
        return line.content().indexOf('@') >= 0 || line.room().kind() == RoomName.Kind.DIRECT;
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.warn("Somebody was not called", e);
        }
    }

    private void hear(ChatEvent.Chat line) {
        Optional<PrivateRoom> room = privateRooms.find(line.room());
        boolean direct = line.room().kind() == RoomName.Kind.DIRECT;
        Stream<Person> spokenTo = direct
                ? room.stream().flatMap(found -> partners(found, line.sender()))
                : push.namedIn(line.content()).stream()
                        .filter(one -> holds(one.nickname(), one.person()))
                        .filter(one -> belongs(one, line.room(), room))
                        .map(Whereabouts::person);
        spokenTo.filter(person -> !push.of(person).isEmpty())
                .filter(person -> claims.heldBy(person).isEmpty())
                .limit(MOST_CALLED)
                .forEach(person -> call(person, line, room, direct ? Note.Kind.DIRECT : Note.Kind.MENTION));
    }

    private void call(Person person, ChatEvent.Chat line, Optional<PrivateRoom> room, Note.Kind kind) {
        String title =
                room.map(found -> found.titleFor(person)).orElse(line.room().value());
        Note note = new Note(kind, line.room(), title, line.sender(), line.content(), line.seq());
        push.of(person).forEach(to -> push.send(to, note));
    }

    /** Those in a conversation of two who did not say it. */
    private Stream<Person> partners(PrivateRoom room, Nickname sender) {
        Optional<Person> speaker = claims.holder(sender).map(Speaker::person);
        return room.members().entrySet().stream()
                .filter(one ->
                        speaker.map(said -> !said.equals(one.getKey())).orElseGet(() -> !sender.equals(one.getValue())))
                .map(Map.Entry::getKey);
    }

    /** Whether it is still theirs: another one who has it now is who is spoken to. */
    private boolean holds(Nickname nickname, Person person) {
        return claims.holder(nickname)
                .map(holder -> holder.person().equals(person))
                .orElse(true);
    }

    private static boolean belongs(Whereabouts one, RoomName name, Optional<PrivateRoom> room) {
        return name.isPublic()
                ? one.rooms().contains(name)
                : room.filter(found -> found.has(one.person())).isPresent();
    }
}
