package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.hubbub.journey.StompClient;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Going far back at once, by a link or by a day, and coming home again. */
class JumpIT {

    private static final int LINES = 1_500;

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void aLinkToAnOldMessageLoadsWhatIsAroundItAndNothingBetween() {
        try (StompClient flood = HOUSE.flood(LINES)) {
            Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
            assertThat(ann.lines().last()).hasText("line " + LINES);
            List<String> asked = asked(ann.page());
            ann.page().evaluate("() => location.hash = '300'");
            Locator found = ann.page().locator("article.found");
            assertThat(found.locator(".message-body")).hasText("line 300");
            assertThat(found).isInViewport();
            assertThat(found).isFocused();
            Assertions.assertThat(asked).hasSize(2).allMatch(url -> url.contains("=300") || url.contains("=299"));
            whole(ann);
            flood.say(HOUSE.room(), "meanwhile");
            ann.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^1 new")))
                    .click();
            assertThat(ann.lines().last()).hasText("meanwhile");
            assertThat(ann.lines().last()).isInViewport();
        }
    }

    @Test
    void betweenAnOldStretchAndTheNewestNothingIsMissingWhoeverTalksMeanwhile() {
        try (StompClient flood = HOUSE.flood(LINES)) {
            Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
            assertThat(ann.lines().last()).hasText("line " + LINES);
            ann.page().evaluate("() => location.hash = '700'");
            assertThat(ann.page().locator("article.found")).isInViewport();
            int said = LINES;
            while (ann.button("Newest messages").isVisible()
                    || ann.button("new message").isVisible()) {
                flood.sayWith("more-" + said, HOUSE.room(), "line " + ++said);
                ann.log().evaluate("log => new Promise(done => { log.scrollTop += 4000; setTimeout(done, 50) })");
                whole(ann);
            }
            assertThat(ann.lines().last()).hasText("line " + said);
        }
    }

    @Test
    void aDayIsReachedByKeyboardFromTheSignAboveTheMessages() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.say("first").say("second");
        assertThat(ann.waiting()).hasCount(0);
        ann.button("Today").focus();
        ann.page().keyboard().press("Enter");
        Locator day = ann.page().getByLabel("Day", new Page.GetByLabelOptions().setExact(true));
        assertThat(day).isFocused();
        day.fill(LocalDate.now(ZoneId.systemDefault()).minusDays(3).toString());
        ann.page().keyboard().press("Enter");
        assertThat(day).isHidden();
        assertThat(ann.articles().first()).isFocused();
        ann.button("Today").click();
        day.fill(LocalDate.now(ZoneId.systemDefault()).plusDays(3).toString());
        ann.button("Go there").click();
        assertThat(ann.lines().last()).isInViewport();
        ann.button("Today").click();
        ann.page().keyboard().press("Escape");
        assertThat(day).isHidden();
        assertThat(ann.button("Today")).isFocused();
    }

    @Test
    void withoutAConnectionALinkSaysSo() {
        HOUSE.flood(400).close();
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        assertThat(ann.lines().last()).hasText("line 400");
        ann.setOffline(true);
        ann.page().evaluate("() => location.hash = '5'");
        assertThat(ann.log()).containsText("That needs a connection");
        assertThat(ann.lines().last()).hasText("line 400");
    }

    private static void whole(Guest guest) {
        List<Integer> shown = Lines.shown(guest);
        Assertions.assertThat(shown).isNotEmpty().isEqualTo(Lines.following(shown));
    }

    private static List<String> asked(Page page) {
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/messages?")) {
                asked.add(request.url());
            }
        });
        return asked;
    }
}
