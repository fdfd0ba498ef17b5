package chat.hubbub.conversation;

import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.Command;
import chat.hubbub.moderation.CommandLine;
import chat.hubbub.moderation.Measure;
import chat.hubbub.moderation.Role;
import chat.hubbub.moderation.RoleHolder;
import chat.hubbub.room.RoomName;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Has done what owners and moderators command, whichever door the line came through. What they do is durable, and in the audit
 * log, before it is answered. Safe for any thread, and nothing here waits: one thread of its own does the work, in turn.
 */
public final class Rulings implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Rulings.class);

    private static final int MOST_WAITING = 256;
    private static final Answer NOT_YOURS = Answer.of(Answer.Kind.FORBIDDEN, "Only owners and moderators can do this.");
    private static final Answer OWNERS_ONLY = Answer.of(Answer.Kind.FORBIDDEN, "Only owners can do this.");
    private static final Answer NO_ROOM =
            Answer.of(Answer.Kind.FORBIDDEN, "This room is private. Somebody who is in it can invite you.");
    private static final Answer NOT_NOW =
            Answer.of(Answer.Kind.UNAVAILABLE, "The server cannot store this at the moment. Please try again later.");
    private static final Answer FAULT = Answer.of(Answer.Kind.UNAVAILABLE, "Something went wrong here.");
    private static final Answer NOTHING_TO_UNDO =
            Answer.of(Answer.Kind.MALFORMED, "Nothing that you imposed is in force.");

    private final Authority authority;
    private final NicknameClaims claims;
    private final PrivateRooms privateRooms;
    private final Discipline discipline;
    private final RoomOrder roomOrder;
    private final AuditLog auditLog;
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                Thread thread = new Thread(task, "hubbub-rulings");
                thread.setDaemon(true);
                return thread;
            });

    Rulings(
            Authority authority,
            NicknameClaims claims,
            PrivateRooms privateRooms,
            Discipline discipline,
            RoomOrder roomOrder,
            AuditLog auditLog) {
        this.authority = authority;
        this.claims = claims;
        this.privateRooms = privateRooms;
        this.discipline = discipline;
        this.roomOrder = roomOrder;
        this.auditLog = auditLog;
        worker.allowCoreThreadTimeOut(true);
    }

    /** Whether somebody is an owner or a moderator. */
    public boolean keepsOrder(Person person) {
        return authority.holder(person).isPresent();
    }

    /** Has a command done that somebody gave in a room; never completes exceptionally. */
    public CompletionStage<Answer> obey(Person person, RoomName room, String line) {
        Optional<RoleHolder> holder = authority.holder(person);
        if (holder.isEmpty()) {
            return at(CommandLine.isOne(line) ? NOT_YOURS : unknown(line));
        }
        return later(() -> obey(holder.get(), room, line));
    }

    /** Lifts what is in force, for whoever keeps order and may see it; false if there is no such thing. */
    public CompletionStage<Answer> lift(Person person, Measure measure) {
        Optional<RoleHolder> holder = authority.holder(person);
        return holder.isEmpty() ? at(NOT_YOURS) : later(() -> at(lift(holder.get(), measure)));
    }

    /** Takes somebody's role, and be it one's own; for owners. */
    public CompletionStage<Answer> dismiss(Person person, RoleHolder other) {
        Optional<RoleHolder> holder = authority.holder(person).filter(one -> one.role() == Role.OWNER);
        return holder.isEmpty() ? at(OWNERS_ONLY) : later(() -> at(discipline.dismiss(holder.get(), other)));
    }

    @Override
    public void close() {
        worker.shutdown();
    }

    private CompletionStage<Answer> later(Supplier<CompletionStage<Answer>> work) {
        try {
            return CompletableFuture.supplyAsync(work, worker)
                    .thenCompose(stage -> stage)
                    .exceptionally(Rulings::failed);
        } catch (RejectedExecutionException e) {
            return at(NOT_NOW);
        }
    }

    private static Answer failed(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof DataAccessException) {
            return NOT_NOW;
        }
        logger.error("A command failed", cause);
        return FAULT;
    }

    private static Answer unknown(String line) {
        return Answer.of(Answer.Kind.UNKNOWN, "There is no command " + CommandLine.nameOf(line) + ".");
    }

    private CompletionStage<Answer> obey(RoleHolder holder, RoomName room, String line) {
        Command command =
                CommandLine.parse(line, nickname -> claims.holder(nickname).isPresent());
        if (command instanceof Command.Unknown) {
            return at(unknown(line));
        }
        if (!privateRooms.mayEnter(room, holder.person())) {
            return at(NO_ROOM);
        }
        if (command instanceof Command.Incomplete incomplete) {
            return at(Answer.of(Answer.Kind.MALFORMED, "Write it like this: " + incomplete.usage()));
        }
        if (command instanceof Command.Announce announce) {
            return roomOrder.announce(holder, room, announce);
        }
        return at(answer(holder, room, command));
    }

    private Answer answer(RoleHolder holder, RoomName room, Command command) {
        if (command instanceof Command.Rule rule) {
            return roomOrder.rule(holder, room, rule);
        }
        if (command instanceof Command.Lock lock) {
            return roomOrder.lock(holder, room, lock);
        }
        if (command instanceof Command.Unlock) {
            return roomOrder.unlock(holder, room);
        }
        if (command instanceof Command.Undo) {
            return latest(holder).map(measure -> lift(holder, measure)).orElse(NOTHING_TO_UNDO);
        }
        if (command instanceof Command.Audit) {
            return auditLog.latest(holder.person());
        }
        if (command instanceof Command.Mod mod) {
            return holder.role() == Role.OWNER ? discipline.appoint(holder, mod) : OWNERS_ONLY;
        }
        return discipline.apply(holder, command);
    }

    private Answer lift(RoleHolder holder, Measure measure) {
        return discipline.lift(holder, measure);
    }

    private Optional<Measure> latest(RoleHolder holder) {
        return Stream.<Measure>concat(authority.sanctions().stream(), authority.rules().stream())
                .filter(measure -> measure.by().person().equals(holder.person()))
                .filter(measure -> roomOrder.isOpen(measure, holder.person()))
                .max(Comparator.comparing(measure -> measure.by().at()));
    }

    private static CompletionStage<Answer> at(Answer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
