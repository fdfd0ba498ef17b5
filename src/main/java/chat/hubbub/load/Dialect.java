package chat.hubbub.load;

import java.nio.charset.StandardCharsets;

/** The STOMP frames that this server understands, made from templates. */
record Dialect(Values values, String host) {

    static final String JOINED = "joined";

    static Dialect of(Values values, Target target) {
        String host = values.text(Option.HOST);
        Dialect dialect = new Dialect(values, host.isEmpty() ? target.host() : host);
        if (!values.text(Option.HEART_BEAT).matches("\\d{1,9},\\d{1,9}")) {
            throw values.unusable(Option.HEART_BEAT, "two numbers such as 10000,10000");
        }
        if (!values.text(Option.BODY).contains("{text}")) {
            throw values.unusable(Option.BODY, "a template with {text} in it");
        }
        return dialect;
    }

    String connect(String name) {
        return "CONNECT\naccept-version:1.2\nhost:" + host + "\n"
                + header("login", fill(Option.LOGIN, name, ""))
                + header("passcode", fill(Option.PASSCODE, name, ""))
                + "heart-beat:" + values.text(Option.HEART_BEAT) + "\n\n\0";
    }

    String subscribe(String name, String room) {
        return subscription(fill(Option.SUBSCRIPTION_ID, name, room), fill(Option.SUBSCRIBE_TO, name, room))
                + (joinsByReceipt() ? header("receipt", JOINED) : "") + "\n\0";
    }

    String subscribeToErrors() {
        return subscription("errors", "/user/queue/errors") + "\n\0";
    }

    String send(String name, String room, String text) {
        String body = fill(Option.BODY, name, room).replace("{text}", text);
        String receipt = values.yes(Option.RECEIPTS) ? text.substring(0, Marker.LENGTH) : "";
        return "SEND\n"
                + header("destination", escaped(fill(Option.SEND_TO, name, room)))
                + header("content-type", values.text(Option.CONTENT_TYPE))
                + header("receipt", receipt)
                + "content-length:" + body.getBytes(StandardCharsets.UTF_8).length + "\n\n" + body + "\0";
    }

    boolean joinsByReceipt() {
        return values.yes(Option.JOIN_RECEIPT);
    }

    boolean hearsOfErrors() {
        return values.yes(Option.SUBSCRIBE_ERRORS);
    }

    /** Milliseconds between two signs of life that this client promises; 0 is none. */
    long heartBeat() {
        return Long.parseLong(values.text(Option.HEART_BEAT).split(",", 2)[0]);
    }

    private String fill(Option option, String name, String room) {
        return values.text(option).replace("{name}", name).replace("{room}", room);
    }

    private static String subscription(String id, String destination) {
        return "SUBSCRIBE\n" + header("id", escaped(id)) + header("destination", escaped(destination)) + "ack:auto\n";
    }

    private static String header(String name, String value) {
        return value.isEmpty() ? "" : name + ":" + value + "\n";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(":", "\\c");
    }
}
