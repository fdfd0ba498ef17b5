package chat.hubbub.stomp;

import chat.hubbub.room.RoomName;
import java.util.Set;

/** What a {@code destination} header means. Matched exactly: there are no patterns. */
sealed interface Destination {

    String TOPIC = "/topic/";
    String ERRORS = "/user/queue/errors";
    String ROOMS = "/user/queue/rooms";
    String NICKNAME = "/user/queue/nickname";
    String OWN_QUEUES = "/user/queue/";
    String APP = "/app/";
    String NICK = "/app/nick";
    Set<String> ACTS = Set.of("chat", "edit", "delete", "react", "topic", "typing");

    /** A room to listen to. */
    record Topic(RoomName room) implements Destination {}

    /** A queue of the client's own. */
    record OwnQueue(String name) implements Destination {}

    /** A room to talk in. */
    record Chat(RoomName room) implements Destination {}

    /** A room where something is done, to a line or to the room itself. */
    record Change(RoomName room, Kind kind) implements Destination {

        /** What can be done. */
        enum Kind {
            EDIT,
            DELETE,
            REACT,
            TOPIC
        }
    }

    /** A room to type in. */
    record Typing(RoomName room) implements Destination {}

    /** Where another nickname is asked for; it is the same in all rooms. */
    record Nick() implements Destination {}

    /** It is ours, but names no possible room. */
    record BadRoom() implements Destination {}

    /** It is ours, but there is nothing there. */
    record Unknown() implements Destination {}

    /** Nobody may use it. */
    record Forbidden() implements Destination {}

    static Destination ofSubscribe(String text) {
        if (text.startsWith(TOPIC)) {
            String name = text.substring(TOPIC.length());
            Destination none = isPlain(name) ? new BadRoom() : new Forbidden();
            return RoomName.parse(name).<Destination>map(Topic::new).orElse(none);
        }
        boolean own = text.startsWith(OWN_QUEUES) && text.length() > OWN_QUEUES.length() && text.indexOf('*') < 0;
        return own ? new OwnQueue(text) : new Forbidden();
    }

    static Destination ofSend(String text) {
        if (!text.startsWith(APP)) {
            return new Forbidden();
        }
        if (text.equals(NICK)) {
            return new Nick();
        }
        String[] path = text.substring(APP.length()).split("/", 2);
        RoomName room =
                path.length == 1 ? RoomName.PUBLIC : RoomName.parse(path[1]).orElse(null);
        if (!ACTS.contains(path[0])) {
            return new Unknown();
        }
        return room == null ? new BadRoom() : ofAct(path[0], room);
    }

    private static Destination ofAct(String act, RoomName room) {
        return switch (act) {
            case "chat" -> new Chat(room);
            case "edit" -> new Change(room, Change.Kind.EDIT);
            case "delete" -> new Change(room, Change.Kind.DELETE);
            case "react" -> new Change(room, Change.Kind.REACT);
            case "topic" -> new Change(room, Change.Kind.TOPIC);
            default -> new Typing(room);
        };
    }

    /** Neither a pattern nor a path. */
    private static boolean isPlain(String name) {
        return !name.isEmpty() && name.chars().noneMatch(c -> c == '*' || c == '/');
    }
}
