package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutageIT {

    private static final Pattern RECONNECTING = Pattern.compile("reconnecting|connecting");
    private static final Pattern A_LONG_WAIT = Pattern.compile("in ([4-9]|[1-9]\\d) s");
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

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
        assertThat(bo.waiting()).hasCount(2);
        ann.say("meanwhile");
        assertThat(ann.lines()).hasText(new String[] {"one", "meanwhile"});
        assertThat(ann.waiting()).hasCount(0);
        bo.setOffline(false);
        assertThat(bo.connection()).containsText("back, 1 new");
        assertThat(bo.lines()).hasText(new String[] {"one", "meanwhile", "two", "three"});
        assertThat(ann.lines()).hasText(new String[] {"one", "meanwhile", "two", "three"});
        assertThat(bo.waiting()).hasCount(0);
        assertThat(bo.connection()).isEmpty();
    }

    @Test
    void theButtonTriesAtOnce() {
        Guest ann = HOUSE.guest();
        Blockade blockade = Blockade.on(ann);
        ann.join(HOUSE.named("ann"));
        blockade.begin();
        assertThat(ann.connection()).containsText(A_LONG_WAIT, PATIENTLY);
        blockade.end();
        ann.button("now").click();
        assertThat(ann.connection()).containsText("back");
    }

    @Test
    void theOutboxSurvivesAReload() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest();
        Blockade blockade = Blockade.on(bo);
        bo.join(HOUSE.named("bo"));
        blockade.begin();
        bo.say("written in the dark").say("and again");
        assertThat(bo.waiting()).hasCount(2);
        bo.page().reload();
        assertThat(bo.waiting()).hasCount(2);
        assertThat(ann.lines()).hasCount(0);
        blockade.end();
        bo.page().reload();
        assertThat(ann.lines()).hasText(new String[] {"written in the dark", "and again"});
        assertThat(bo.lines()).hasText(new String[] {"written in the dark", "and again"});
        assertThat(bo.waiting()).hasCount(0);
    }

    @Test
    void aLineThatWaitsLooksAsItWillOnceItIsSent() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("sent");
        assertThat(ann.lines()).hasCount(1);
        assertThat(ann.waiting()).hasCount(0);
        ann.setOffline(true);
        ann.say("kept");
        assertThat(ann.waiting()).hasCount(1);
        double kept = ann.lines().last().boundingBox().height;
        assertThat(ann.lines()).hasText(new String[] {"sent", "kept"});
        assertThat(kept).isEqualTo(ann.lines().first().boundingBox().height);
        assertThat(ann.page().locator("article").last().boundingBox().height).isLessThan(3 * kept);
    }

    @Test
    void linesOfAClosedTabAreSentByAnother() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest();
        Blockade blockade = Blockade.on(bo);
        bo.join(HOUSE.named("bo"));
        blockade.begin();
        bo.say("left behind");
        assertThat(bo.waiting()).hasCount(1);
        Page second = bo.context().newPage();
        second.navigate(HOUSE.address());
        bo.page().close();
        blockade.end();
        second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Join"))
                .click();
        assertThat(ann.lines()).hasText(new String[] {"left behind"});
    }

    @Test
    void whereNoWebSocketPassesItTalksAllTheSame() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest();
        Blockade.on(bo).ofSocketsOnly();
        bo.join(HOUSE.named("bo")).say("through the proxy");
        assertThat(ann.lines()).hasText(new String[] {"through the proxy"});
        ann.say("I hear you");
        assertThat(bo.lines()).hasText(new String[] {"through the proxy", "I hear you"});
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
}
