package chat.hubbub.attack;

import java.util.List;

/**
 * A request that changes something, as our own page sends it: {@code ROOM}, {@code INVITE} and {@code LINK} stand for those of the
 * people who send it.
 *
 * @param name its method and its path as the server maps it
 * @param byBen whether it is Ben's, who has nothing yet, and not Ann's
 * @param body empty where it has none; the fields of a form come after its seal
 * @param granted what the answer may be where it is not forged
 */
record ChangingCall(String name, String path, boolean byBen, boolean form, String body, Integer... granted) {

    private static final String NO_PUSH_SERVICE = "{\"endpoint\":\"https://push.invalid/x\"}";

    static final List<ChangingCall> ALL = List.of(
            form("POST /rooms/{room}", "/rooms/csrf", false, "nickname=csrf-ann&text=forged", 303),
            form("POST /join/{token}", "/join/INVITE", true, "", 303),
            form("POST /owner/{token}", "/owner/LINK", true, "", 303),
            form("POST /owner", "/owner", false, "act=command&room=csrf&line=/slow+30s", 200),
            json("POST /api/rooms/{room}/commands", "/api/rooms/csrf/commands", "{\"line\":\"/lock talk\"}", 200),
            json("POST /api/private-rooms", "/api/private-rooms", "{\"title\":\"forged\"}", 201),
            json("POST /api/direct-rooms", "/api/direct-rooms", "{\"nickname\":\"csrf-ben\"}", 200),
            json("POST /api/private-rooms/{room}/invite", "/api/private-rooms/ROOM/invite", "", 200),
            json("DELETE /api/private-rooms/{room}/invite", "/api/private-rooms/ROOM/invite", "", 204),
            json("DELETE /api/private-rooms/{room}/membership", "/api/private-rooms/ROOM/membership", "", 204),
            json("PUT /api/push/subscription", "/api/push/subscription", keys(), 204, 409),
            json("DELETE /api/push/subscription", "/api/push/subscription", NO_PUSH_SERVICE, 204, 404),
            json("POST /api/push/test", "/api/push/test", NO_PUSH_SERVICE, 204, 404));

    String method() {
        return name.substring(0, name.indexOf(' '));
    }

    String type() {
        return form ? "application/x-www-form-urlencoded" : "application/json";
    }

    /** What it does stands in its address alone. */
    boolean isBodiless() {
        return !form && body.isEmpty();
    }

    /** Whether only the server of this process lets people be who may send it. */
    boolean isForOwners() {
        return path.startsWith("/owner") || path.endsWith("/commands");
    }

    @Override
    public String toString() {
        return name;
    }

    private static ChangingCall form(String name, String path, boolean byBen, String body, Integer... granted) {
        return new ChangingCall(name, path, byBen, true, body, granted);
    }

    private static ChangingCall json(String name, String path, String body, Integer... granted) {
        return new ChangingCall(name, path, false, false, body, granted);
    }

    /** The example of RFC 8291. */
    private static String keys() {
        return "{\"endpoint\":\"https://push.invalid/x\",\"keys\":{\"p256dh\":"
                + "\"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4\","
                + "\"auth\":\"BTBZMqHH6r4Tts7J_aSIgg\"}}";
    }
}
