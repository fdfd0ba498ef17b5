package chat.hubbub.terminal;

import chat.hubbub.conversation.Doors;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.SealedOrigin;
import chat.hubbub.moderation.Address;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Gives nicknames and seats to terminals without having their thread wait: at once where this node decides alone, else by a few threads that
 * are there only while somebody is served. As many wait as there are terminals. Safe for any thread.
 */
final class NameDesk implements AutoCloseable {

    private static final int MOST_THREADS = 4;
    private static final int IDLE_SECONDS = 30;

    private final NicknameClaims claims;
    private final Doors doors;
    private final ThreadPoolExecutor clerks = new ThreadPoolExecutor(
            MOST_THREADS, MOST_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "hubbub-names");
                thread.setDaemon(true);
                return thread;
            });

    NameDesk(NicknameClaims claims, Doors doors) {
        this.claims = claims;
        this.doors = doors;
        clerks.allowCoreThreadTimeOut(true);
    }

    /**
     * Claims a nickname, or any that is free; what is to be done next is done by the terminals' own thread.
     *
     * @param loop runs on that thread, which calls this
     */
    CompletableFuture<Claim> claim(Optional<Nickname> nickname, Person person, Address from, Executor loop) {
        Supplier<Optional<SealedOrigin>> origin = () -> doors.originOf(from);
        return serve(
                () -> nickname.isPresent()
                        ? claims.claim(nickname.get(), person, origin)
                        : claims.claimGuest(person, origin),
                loop);
    }

    /** Does anything else that may wait where claims may: the answer, or the fault, is for the terminals' own thread too. */
    <T> CompletableFuture<T> serve(Supplier<T> work, Executor loop) {
        if (!claims.mayWait()) {
            return CompletableFuture.completedFuture(work.get());
        }
        try {
            return CompletableFuture.supplyAsync(work, clerks).whenCompleteAsync((served, fault) -> {}, loop);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        clerks.shutdown();
    }
}
