package chat.hubbub.conversation;

import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.RenamedElsewhere;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.message.Appended;
import chat.hubbub.message.Draft;
import chat.hubbub.message.MessageLog;
import chat.hubbub.moderation.Gatekeeper;
import chat.hubbub.moderation.Verdict;
import chat.hubbub.presence.Presence;
import chat.hubbub.presence.Renaming;
import chat.hubbub.room.RoomName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The way to another nickname without leaving any room. First the nickname is granted, on all connections that share the
 * badge, then the rooms are told in their own order, and only then the nickname of before is free: so nobody else speaks
 * under it where it still means the one who had it. Safe for any thread; may block on the disk.
 */
public final class Renames implements RenamedElsewhere {

    private static final Logger logger = LoggerFactory.getLogger(Renames.class);
    private static final Renamed NO_NICKNAME =
            new Renamed.Refused(Refusal.of(Refusal.Code.NICKNAME_INVALID, Nickname.RULE));

    private final NicknameClaims claims;
    private final Gatekeeper gatekeeper;
    private final Presence presence;
    private final MessageLog log;
    private final PrivateRooms privateRooms;
    private final Calls calls;
    private final HouseRules rules;
    private final OtherNodes otherNodes;

    Renames(
            NicknameClaims claims,
            Gatekeeper gatekeeper,
            Presence presence,
            MessageLog log,
            PrivateRooms privateRooms,
            Calls calls,
            HouseRules rules,
            OtherNodes otherNodes) {
        this.otherNodes = otherNodes;
        this.claims = claims;
        this.rules = rules;
        this.gatekeeper = gatekeeper;
        this.presence = presence;
        this.log = log;
        this.privateRooms = privateRooms;
        this.calls = calls;
    }

    /** Completes once the rooms were told. What is refused changes nothing. */
    public CompletionStage<Renamed> rename(Badge badge, String typed) {
        Optional<Nickname> wanted = Nickname.parse(typed);
        if (wanted.isEmpty()) {
            return CompletableFuture.completedStage(NO_NICKNAME);
        }
        Optional<Refusal> refusal = rules.renaming(badge, wanted.get());
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        int rooms = Math.max(1, presence.places(badge.speaker()));
        if (gatekeeper.examine(badge.speaker(), rooms) instanceof Verdict.TooFast tooFast) {
            return refused(Refusal.tooFast(tooFast.retryAfter()));
        }
        Change change = claims.reserve(
                badge,
                wanted.get(),
                reserved -> change(badge, wanted.get(), reserved),
                refused -> new Change(List.of(), refused(Refusal.of(refused))));
        badge.tell();
        change.renamings().forEach(renaming -> remember(renaming.room(), badge.speaker()));
        return change.outcome();
    }

    /**
     * The room was told by the other node, or is: here only the seats are relabelled. Who is not connected here either is about
     * to be, or their nickname is about to be given back: neither is settled yet.
     */
    @Override
    public boolean follow(Speaker before, Nickname now) {
        return claims.badge(before)
                .map(held -> held.speaker().nickname().equals(now) || follow(held, before, now))
                .orElse(false);
    }

    private boolean follow(Badge badge, Speaker before, Nickname now) {
        Claim claim = claims.claim(now, before.person());
        if (!(claim instanceof Claim.Granted there)) {
            return claim instanceof Claim.Taken;
        }
        try {
            List<RoomName> rooms = relabel(badge, now, there.badge());
            badge.tell();
            rooms.forEach(room -> remember(room, badge.speaker()));
            return true;
        } finally {
            claims.release(there.badge());
        }
    }

    private synchronized List<RoomName> relabel(Badge badge, Nickname wanted, Badge reserved) {
        return reserved.as(there -> badge.as(before -> relabel(badge, before, wanted)));
    }

    private List<RoomName> relabel(Badge badge, Speaker before, Nickname wanted) {
        if (!(claims.rename(badge, wanted) instanceof Claim.Moved moved)) {
            return List.of();
        }
        Speaker now = badge.speaker();
        gatekeeper.renamed(before.nickname(), now.nickname());
        List<Renaming> renamings = presence.rename(before, now);
        renamings.forEach(Renaming::told);
        claims.giveUp(moved);
        return renamings.stream().map(Renaming::room).toList();
    }

    /**
     * Nobody speaks under the badge meanwhile, nor comes or goes; and nobody else is renamed, for two connections of one
     * person may be on their way to one nickname.
     */
    private synchronized Change change(Badge badge, Nickname wanted, Badge reserved) {
        return reserved.as(there -> badge.as(before -> change(badge, before, wanted)));
    }

    private Change change(Badge badge, Speaker before, Nickname wanted) {
        Claim claim = claims.rename(badge, wanted);
        if (claim instanceof Claim.Taken taken) {
            return new Change(List.of(), refused(Refusal.of(taken)));
        }
        Speaker now = badge.speaker();
        if (!(claim instanceof Claim.Moved moved)) {
            return new Change(List.of(), CompletableFuture.completedStage(new Renamed.Done(now.nickname())));
        }
        gatekeeper.renamed(before.nickname(), now.nickname());
        List<Renaming> renamings = presence.rename(before, now);
        otherNodes.renamed(before, now);
        return new Change(renamings, told(moved, now.nickname(), renamings));
    }

    private CompletionStage<Renamed> told(Claim.Moved moved, Nickname now, List<Renaming> renamings) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Renaming renaming : renamings) {
            all.add(log.append(renaming.room(), moved.before(), new Draft.Rename(now))
                    .thenAccept(appended -> tell(renaming, appended))
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).thenApply(nothing -> {
            claims.giveUp(moved);
            return new Renamed.Done(now);
        });
    }

    private static void tell(Renaming renaming, Appended appended) {
        if (appended instanceof Appended.Stored) {
            renaming.told();
        } else {
            renaming.failed();
        }
    }

    /** What cannot be kept now is kept when they come in the next time. */
    private void remember(RoomName room, Speaker now) {
        calls.met(room, now);
        try {
            privateRooms.met(room, now);
        } catch (DataAccessException e) {
            logger.debug("A nickname in a private room was not remembered", e);
        }
    }

    private static CompletionStage<Renamed> refused(Refusal refusal) {
        return CompletableFuture.completedStage(new Renamed.Refused(refusal));
    }

    private record Change(List<Renaming> renamings, CompletionStage<Renamed> outcome) {}
}
