package chat.hubbub.push;

import chat.hubbub.identity.Person;
import java.util.regex.Pattern;

/**
 * A browser that wants to be called when somebody speaks to its person.
 *
 * @param site where it knows this server, such as {@code https://chat.example}; empty where it did not say, or not encrypted
 */
public record PushSubscription(Endpoint endpoint, BrowserKeys keys, Person person, String site) {

    private static final Pattern SITE = Pattern.compile("(https://[a-zA-Z0-9.:\\[\\]-]{1,260})?");

    public PushSubscription {
        if (!SITE.matcher(site).matches()) {
            throw new IllegalArgumentException("Not a site");
        }
    }

    public static String siteOf(String origin) {
        return SITE.matcher(origin).matches() ? origin : "";
    }
}
