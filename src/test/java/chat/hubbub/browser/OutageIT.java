package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutageIT {

    private static final Pattern RECONNECTING = Pattern.compile("reconnecting|connecting");

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void whatIsWrittenOfflineWaitsAndIsSentOnce() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        bo.say("one");
        assertThat(ann.lines()).hasText(new String[] {"one"});
        bo.setOffline(true);
        assertThat(bo.connection()).containsText(RECONNECTING);
        bo.say("two").say("three");
        assertThat(bo.page().getByLabel("Waiting to be sent")).hasCount(2);
        ann.say("meanwhile");
        bo.setOffline(false);
        assertThat(bo.connection()).containsText("back, 1 new");
        assertThat(bo.lines()).hasText(new String[] {"one", "meanwhile", "two", "three"});
        assertThat(ann.lines()).hasText(new String[] {"one", "meanwhile", "two", "three"});
        assertThat(bo.page().getByLabel("Waiting to be sent")).hasCount(0);
        assertThat(bo.connection()).isEmpty();
    }

    @Test
    void theButtonTriesAtOnce() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.setOffline(true);
        assertThat(ann.connection()).containsText("reconnecting in");
        ann.page().evaluate("() => addEventListener('online', event => event.stopImmediatePropagation(), true)");
        ann.setOffline(false);
        ann.button("now").click();
        assertThat(ann.connection()).containsText("back");
    }

    @Test
    void theOutboxSurvivesAReload() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        refuseSockets(bo.page(), true);
        bo.say("written in the dark").say("and again");
        assertThat(bo.page().getByLabel("Waiting to be sent")).hasCount(2);
        bo.page().reload();
        assertThat(bo.page().getByLabel("Waiting to be sent")).hasCount(2);
        assertThat(ann.lines()).hasCount(0);
        refuseSockets(bo.page(), false);
        bo.page().reload();
        assertThat(ann.lines()).hasText(new String[] {"written in the dark", "and again"});
        assertThat(bo.lines()).hasText(new String[] {"written in the dark", "and again"});
    }

    @Test
    void whatTheServerRefusesCanBeRetriedOrDiscarded() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.page()
                .evaluate(
                        "() => WebSocket.prototype.send = (send => function (data) {"
                                + " return send.call(this, String(data).includes('receipt') ? String(data).replace('\"content\":\"bad\"',"
                                + " '\"content\":\"\"').replace(/content-length:.*\\n/, '') : data) })(WebSocket.prototype.send)");
        ann.say("bad");
        assertThat(ann.button("Retry")).isVisible();
        ann.button("Discard").click();
        assertThat(ann.articles()).hasCount(0);
        ann.say("good");
        assertThat(ann.lines()).hasText(new String[] {"good"});
    }

    /** As a proxy does that lets pages pass and no sockets. */
    private static void refuseSockets(Page page, boolean refuse) {
        if (refuse) {
            page.route(Pattern.compile("/ws/"), route -> route.abort());
            page.routeWebSocket(Pattern.compile("/ws"), socket -> socket.close());
            page.evaluate("() => dispatchEvent(new Event('offline'))");
        } else {
            page.unrouteAll();
            page.routeWebSocket(Pattern.compile("/ws"), socket -> socket.connectToServer());
        }
    }
}
