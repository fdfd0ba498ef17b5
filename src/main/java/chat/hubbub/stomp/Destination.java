package chat.hubbub.stomp;

import chat.hubbub.room.RoomName;

/** What a {@code destination} header means. Matched exactly: there are no patterns. */
sealed interface Destination {

    String TOPIC = "/topic/";
    String ERRORS = "/user/queue/errors";
    String OWN_QUEUES = "/user/queue/";
    String APP = "/app/";

    /** A room to listen to. */
    record Topic(RoomName room) implements Destination {}

    /** A queue of the client's own. */
    record OwnQueue(String name) implements Destination {}

    /** A room to talk in. */
    record Chat(RoomName room) implements Destination {}

    /** A room to type in. */
    record Typing(RoomName room) implements Destination {}

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
        String[] path = text.substring(APP.length()).split("/", 2);
        RoomName room =
                path.length == 1 ? RoomName.PUBLIC : RoomName.parse(path[1]).orElse(null);
        return switch (path[0]) {
            case "chat" -> room == null ? new BadRoom() : new Chat(room);
            case "typing" -> room == null ? new BadRoom() : new Typing(room);
            default -> new Unknown();
        };
    }

    /** Neither a pattern nor a path. */
    private static boolean isPlain(String name) {
        return !name.isEmpty() && name.chars().noneMatch(c -> c == '*' || c == '/');
    }
}
