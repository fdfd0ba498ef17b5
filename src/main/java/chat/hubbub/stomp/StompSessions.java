package chat.hubbub.stomp;

import chat.hubbub.conversation.Conversation;
import chat.hubbub.conversation.Doors;
import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.NewRooms;
import chat.hubbub.conversation.Renames;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.moderation.Quotas;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All STOMP sessions of this node, and what they share. Safe for any thread. */
final class StompSessions {

    private final Conversation conversation;
    private final Invitations invitations;
    private final Renames renames;
    private final Doors doors;
    private final NicknameClaims claims;
    private final SlowFrames slowFrames;
    private final NewRooms newRooms;
    private final Quotas quotas;
    private final Patience patience;
    private final Clock clock;
    private final String server;
    private final Set<StompSession> open = ConcurrentHashMap.newKeySet();

    /** @param server what CONNECTED names as the server */
    StompSessions(
            Conversation conversation,
            Invitations invitations,
            Renames renames,
            Doors doors,
            NicknameClaims claims,
            NewRooms newRooms,
            Quotas quotas,
            Patience patience,
            Clock clock,
            String server) {
        this.conversation = conversation;
        this.invitations = invitations;
        this.renames = renames;
        this.doors = doors;
        this.claims = claims;
        this.slowFrames = new SlowFrames(claims, conversation);
        this.newRooms = newRooms;
        this.quotas = quotas;
        this.patience = patience;
        this.clock = clock;
        this.server = server;
    }

    /** The transport must call {@link StompSession#gone} in the end. */
    StompSession open(Link link) {
        StompSession session = new StompSession(this, link);
        open.add(session);
        return session;
    }

    /** Looks after every session, whether or not anything arrives. */
    void checkAll() {
        open.forEach(StompSession::check);
    }

    int size() {
        return open.size();
    }

    void forget(StompSession session) {
        open.remove(session);
    }

    Conversation conversation() {
        return conversation;
    }

    Invitations invitations() {
        return invitations;
    }

    Renames renames() {
        return renames;
    }

    Doors doors() {
        return doors;
    }

    NicknameClaims claims() {
        return claims;
    }

    SlowFrames slowFrames() {
        return slowFrames;
    }

    NewRooms newRooms() {
        return newRooms;
    }

    Quotas quotas() {
        return quotas;
    }

    Patience patience() {
        return patience;
    }

    Clock clock() {
        return clock;
    }

    String server() {
        return server;
    }
}
