package chat.hubbub.attack;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.Hub;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.OwnerLink;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ann, who owns the server and a room in it, Ben, who is invited there, and a stranger; all with a cookie of their own. */
final class CrossSiteVisitors implements AutoCloseable {

    private static final Pattern SEAL =
            Pattern.compile("name=\"key\" value=\"([^\"]+)\".*?name=\"token\" value=\"([^\"]+)\"", Pattern.DOTALL);
    private static final Pattern ROOM = Pattern.compile("\"room\":\"([^\"]+)\"");
    private static final Pattern INVITE = Pattern.compile("\"invite\":\"([^\"]+)\"");

    private final Victim victim;
    private final String ann = "csrf-ann-with-a-cookie-of-her-own".substring(0, 32);
    private final String ben = "csrf-ben-with-a-cookie-of-his-own".substring(0, 32);
    private final BareClient annsTab;
    private final BareClient bensTab;
    private final String room;
    private final String invite;
    private final String link;

    CrossSiteVisitors(Victim victim) throws IOException {
        this.victim = victim;
        annsTab = connected("csrf-ann", ann);
        bensTab = connected("csrf-ben", ben);
        String made = Reply.toPost(
                        victim,
                        "POST /api/private-rooms",
                        "{\"title\":\"a room of her own\"}",
                        "Content-Type: application/json",
                        cookie(ann))
                .words();
        room = first(ROOM, made);
        invite = first(INVITE, made);
        link = victim.hub()
                .map(CrossSiteVisitors::link)
                .orElse(OwnerLink.fresh().token());
        if (victim.hub().isPresent()) {
            Reply.toPost(
                    victim,
                    "POST /owner/" + link,
                    seal(ann),
                    "Content-Type: application/x-www-form-urlencoded",
                    cookie(ann));
        }
    }

    /** Everything that any of the calls could change, as far as those see it who may. */
    String allThereIs() throws IOException {
        annsTab.beat();
        bensTab.beat();
        String seen = String.join(
                "\n",
                seen("/api/rooms/csrf/messages", ann),
                seen("/api/private-rooms", ann),
                seen("/api/private-rooms", ben),
                seen("/api/private-rooms/" + room + "/invite", ann),
                seen("/owner", ann),
                seen("/owner", ben).substring(0, 20));
        return seen.replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    boolean canDo(ChangingCall call) {
        return !call.isForOwners() || victim.hub().isPresent();
    }

    String origin() {
        return "http://localhost:" + victim.port();
    }

    /** What their browser shows. */
    String own(ChangingCall call) {
        return cookie(call.byBen() ? ben : ann);
    }

    String strangers() {
        return cookie("s".repeat(32));
    }

    String strangersSeal() throws IOException {
        return seal("s".repeat(32));
    }

    /** With the seal of whose call it is. */
    String body(ChangingCall call) throws IOException {
        return call.form() ? seal(call.byBen() ? ben : ann) + call.body() : call.body();
    }

    Reply send(ChangingCall call, String... headers) throws IOException {
        return sendTyped(call.method(), "Content-Type: " + call.type(), call, headers);
    }

    Reply sendTyped(String method, String type, ChangingCall call, String... headers) throws IOException {
        String[] all = Stream.concat(
                        Stream.of(headers).map(each -> each.replace("PORT", Integer.toString(victim.port()))),
                        Stream.of(type, own(call)))
                .toArray(String[]::new);
        return Reply.toPost(victim, method + ' ' + path(call), body(call), all);
    }

    Reply sendAs(String cookie, String body, ChangingCall call) throws IOException {
        String shown = cookie.isEmpty() ? "X-Cookie: none" : cookie;
        return Reply.toPost(
                victim,
                call.method() + ' ' + path(call),
                body,
                "Content-Type: " + call.type(),
                shown,
                "Origin: " + origin());
    }

    /** With what would be its body in its address. */
    Reply ask(String method, ChangingCall call, String query, String... headers) throws IOException {
        String address = path(call)
                + '?'
                + query.replace("\"", "%22")
                        .replace("{", "%7b")
                        .replace("}", "%7d")
                        .replace(' ', '+');
        String[] all = Stream.concat(Stream.of(headers), Stream.of(own(call))).toArray(String[]::new);
        return Reply.toRaw(
                Victim.stranger(),
                victim,
                method + ' ' + address + " HTTP/1.1\r\nHost: localhost:" + victim.port() + "\r\n"
                        + String.join("\r\n", all) + "\r\nConnection: close\r\n\r\n");
    }

    @Override
    public void close() throws IOException {
        annsTab.close();
        bensTab.close();
    }

    private String path(ChangingCall call) {
        return call.path().replace("ROOM", room).replace("INVITE", invite).replace("LINK", link);
    }

    private String seen(String path, String secret) throws IOException {
        Reply reply = Reply.to(victim, "GET " + path, cookie(secret));
        String words = reply.words().replaceAll("name=\"(key|token)\" value=\"[^\"]+\"", "");
        return reply.status() + " " + words + " ".repeat(20);
    }

    private String seal(String secret) throws IOException {
        Matcher seal =
                SEAL.matcher(Reply.to(victim, "GET /rooms/csrf", cookie(secret)).words());
        if (!seal.find()) {
            throw new IllegalStateException("There is no form on the page of a room");
        }
        return "key=" + seal.group(1) + "&token=" + seal.group(2) + '&';
    }

    private BareClient connected(String nickname, String secret) throws IOException {
        BareClient client = BareClient.openFrom(Victim.stranger(), victim.port());
        client.frame("CONNECT\naccept-version:1.2\nhost:hub\nlogin:" + nickname + "\npasscode:" + secret + "\n\n\0");
        client.await("CONNECTED");
        return client;
    }

    private static String link(Hub hub) {
        OwnerLink link = OwnerLink.fresh();
        hub.bean(ModerationJournal.class).keep(link.state());
        return link.token();
    }

    private static String cookie(String secret) {
        return "Cookie: hubbub-secret=" + secret;
    }

    private static String first(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElseThrow(() -> new IllegalStateException("Not in " + text));
    }
}
