package chat.hubbub.load;

/** What {@code --help} answers. */
final class Help {

    private static final String HEAD = """
            java -jar hubbub.jar load <url> [options]

            Connects people to a STOMP server over WebSocket (ws, wss, http or https), lets some of them talk, and measures
            what arrives. The exit code is 0 only if nothing was lost, doubled or out of order.
            {room}, {name} and, in the body, {text} stand for what they say.

            """;

    private Help() {}

    static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (Option option : Option.values()) {
            text.append("  %-28s %s%n".formatted(usage(option), option.help));
        }
        return text.toString();
    }

    private static String usage(Option option) {
        if (option.isSwitch()) {
            return "--" + (option.preset.equals("yes") ? "no-" : "") + option.label();
        }
        return "--" + option.label() + " " + (option.preset.isEmpty() ? "..." : option.preset);
    }
}
