package chat.hubbub.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be asked of the command: the one list that parsing, {@code --help} and the report are made from. */
enum Option {
    PEOPLE("100", "connections"),
    ROOMS("1", "rooms they are spread over"),
    SENDERS("1", "people in each room who send"),
    RATE("10", "messages a second, in all rooms together; 0 is silence"),
    SIZE("64", "bytes of a message's text, 30 at least"),
    DURATION("10s", "how long to measure"),
    WARM_UP("2s", "how long to send before that"),
    DRAIN("3s", "how long to wait for the last messages at most"),
    RAMP("500", "connections opened a second"),
    STALLED("0", "people who stop reading once they have joined"),
    CHURN("0", "connections cut off and opened again each second"),
    PID("0", "the server's process: also report its CPU time and memory"),
    JSON("no", "end with one line of JSON instead of a table"),
    INSECURE("no", "trust any certificate"),
    PATH("/ws", "where the WebSocket is, if the URL has no path"),
    HOST("", "header of CONNECT; the URL's host if empty"),
    LOGIN("{name}", "header of CONNECT; none if empty"),
    PASSCODE("load", "header of CONNECT; none if empty"),
    HEART_BEAT("0,0", "header of CONNECT, in milliseconds"),
    SUBSCRIBE_TO("/topic/{room}", "destination of a room's SUBSCRIBE"),
    SUBSCRIPTION_ID("{room}", "its id"),
    JOIN_RECEIPT("yes", "wait for its RECEIPT"),
    SUBSCRIBE_ERRORS("no", "subscribe to /user/queue/errors too, and count refusals"),
    SEND_TO("/app/chat/{room}", "destination of SEND"),
    BODY("{text}", "its body"),
    CONTENT_TYPE("text/plain", "its content type; none if empty"),
    RECEIPTS("no", "ask for a RECEIPT for each SEND, and measure it");

    final String preset;
    final String help;

    Option(String preset, String help) {
        this.preset = preset;
        this.help = help;
    }

    static Optional<Option> named(String name) {
        return Arrays.stream(values())
                .filter(option -> option.label().equals(name))
                .findFirst();
    }

    /** A switch takes no value: {@code --json} or {@code --no-json}. */
    boolean isSwitch() {
        return preset.equals("no") || preset.equals("yes");
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
