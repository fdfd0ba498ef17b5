package chat.hubbub.cluster;

import chat.hubbub.conversation.Hearsay;
import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.SharedLimits;
import chat.hubbub.identity.RenameHint;
import chat.hubbub.message.Feed;
import chat.hubbub.message.Revisions;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what other nodes say to those whom it concerns here. What has to ask the database for that has a thread of its own. */
final class ConversationEars implements Ears, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ConversationEars.class);

    private static final int MOST_WAITING = 1_000;
    private static final long SECONDS_IDLE = 5;

    private final Feed feed;
    private final Revisions revisions;
    private final Hearsay hearsay;
    private final Followers followers;
    private final SharedLimits limits;
    private final ThreadPoolExecutor patient = new ThreadPoolExecutor(
            1,
            1,
            SECONDS_IDLE,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
                Thread thread = new Thread(task, "hubbub-hearsay");
                thread.setDaemon(true);
                return thread;
            },
            (task, full) -> log.debug("Too much hearsay at once: it is found in the database"));

    /** Those who look into the database before they tell anybody. */
    record Followers(RenameHint renames, Invitations invitations) {}

    ConversationEars(Feed feed, Revisions revisions, Hearsay hearsay, Followers followers, SharedLimits limits) {
        this.feed = feed;
        this.revisions = revisions;
        this.hearsay = hearsay;
        this.followers = followers;
        this.limits = limits;
        patient.allowCoreThreadTimeOut(true);
    }

    @Override
    public void hear(News news) {
        if (news instanceof News.Stored stored) {
            feed.heard(stored.epoch(), stored.events());
        } else if (news instanceof News.Typing typing) {
            hearsay.typing(typing.room(), typing.nickname());
        } else if (news instanceof News.Revised) {
            revisions.look();
        } else if (news instanceof News.Missed) {
            feed.look();
            revisions.look();
        } else if (news instanceof News.Used used) {
            limits.charge(used.spent());
        } else if (news instanceof News.Renamed) {
            // Who sends this need not be a node: it is no more than a reason to look.
            followers.renames.hint();
        } else if (news instanceof News.Admitted admitted) {
            patient.execute(() -> follow(admitted));
        }
    }

    @Override
    public void close() {
        patient.shutdownNow();
    }

    private void follow(News.Admitted admitted) {
        try {
            followers.invitations.heard(admitted.person(), admitted.room());
        } catch (RuntimeException e) {
            log.debug("What another node says cannot be followed now, and is found in the database later", e);
        }
    }
}
