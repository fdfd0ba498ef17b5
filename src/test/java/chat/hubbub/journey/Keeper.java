package chat.hubbub.journey;

import chat.hubbub.conversation.Answer;
import chat.hubbub.conversation.Owners;
import chat.hubbub.conversation.Rulings;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.OwnerLink;
import chat.hubbub.room.RoomName;
import java.net.http.HttpResponse;
import java.util.List;

/** An owner of a hub, by a secret of theirs: over STOMP it is the passcode, in calls the cookie. */
public final class Keeper {

    /** As long as those that the page gives. */
    public static final String SECRET = "keeper-of-order-0123456789abcdef".substring(0, 32);

    private final Hub hub;

    private Keeper(Hub hub) {
        this.hub = hub;
    }

    /** Makes the holder of {@link #SECRET} an owner. */
    public static Keeper of(Hub hub) {
        OwnerLink link = OwnerLink.fresh();
        hub.bean(ModerationJournal.class).keep(link.state());
        if (!hub.bean(Owners.class).admit(person(), link)) {
            throw new IllegalStateException("The link leads nowhere");
        }
        return new Keeper(hub);
    }

    public static Person person() {
        return new Secret(SECRET).person();
    }

    public StompClient connect(String nickname) {
        return StompClient.connect(hub.ws("/ws"), "login", nickname, "passcode", SECRET);
    }

    /** Gives a command, and tells its answer. */
    public Answer order(String room, String line) {
        return order(hub, person(), room, line);
    }

    public static Answer order(Hub hub, Person person, String room, String line) {
        return hub.bean(Rulings.class)
                .obey(person, new RoomName(room), line)
                .toCompletableFuture()
                .join();
    }

    /** Gives a command that is obeyed. */
    public List<String> done(String room, String line) {
        Answer answer = order(room, line);
        if (answer.kind() != Answer.Kind.DONE) {
            throw new IllegalStateException(line + " was answered with " + answer);
        }
        return answer.lines();
    }

    /** Gives a command by REST. */
    public HttpResponse<String> post(String room, String line) {
        return post(hub, SECRET, room, line);
    }

    public static HttpResponse<String> post(Hub hub, String secret, String room, String line, String... headers) {
        String json = "{\"line\":\"" + line.replace("\"", "\\\"") + "\"}";
        String[] all = new String[headers.length + 4];
        all[0] = "Content-Type";
        all[1] = "application/json";
        all[2] = "Cookie";
        all[3] = "hubbub-secret=" + secret;
        System.arraycopy(headers, 0, all, 4, headers.length);
        return Http.post(hub, "/api/rooms/" + room + "/commands", json, all);
    }
}
