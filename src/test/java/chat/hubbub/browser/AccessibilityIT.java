package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessibilityIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingAtTheDoorOrInTheRoom(ColorScheme scheme) {
        Guest ann = HOUSE.guest(
                new Browser.NewContextOptions().setColorScheme(scheme).setBypassCSP(true));
        ann.page().evaluate("() => Promise.all(document.getAnimations().map(one => one.finished))");
        Assertions.assertThat(violations(ann)).as("the door").isEmpty();
        ann.join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        bo.say("hello " + HOUSE.named("ann") + " https://example.org `code`\n\n> quoted\n\n```\nx\n```");
        bo.say("🎉").say("fine");
        ann.say("mine **too**");
        assertThat(ann.lines()).hasCount(4);
        HOUSE.guest().join(HOUSE.named("cy")).message().pressSequentially("x");
        assertThat(ann.page().locator("#typing")).containsText("is typing");
        Assertions.assertThat(violations(ann)).as("the room").isEmpty();
        ann.articles().last().hover();
        ann.articles().last().locator(".message-more").click();
        Assertions.assertThat(violations(ann)).as("the menu of a message").isEmpty();
        ann.page().keyboard().press("Escape");
        bo.articles().first().hover();
        bo.articles().first().locator(".message-more").click();
        bo.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Reply"))
                .click();
        bo.say("an answer");
        bo.articles().first().hover();
        bo.articles().first().locator(".message-more").click();
        bo.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("React with 👍"))
                .click();
        ann.say("/topic axe").say("a slip");
        assertThat(bo.lines().last()).hasText("a slip");
        assertThat(ann.articles().locator(".pending")).hasCount(0);
        ann.message().press("ArrowUp");
        Assertions.assertThat(violations(ann)).as("an edit").isEmpty();
        ann.message().fill("a slip, mended");
        ann.message().press("Enter");
        assertThat(ann.lines().last()).hasText("a slip, mended(edited)");
        assertThat(ann.articles().locator(".reaction")).hasCount(1);
        Assertions.assertThat(violations(ann)).as("what was changed").isEmpty();
        ann.setOffline(true);
        ann.say("waiting");
        assertThat(ann.connection()).containsText("reconnecting in");
        Assertions.assertThat(violations(ann)).as("offline").isEmpty();
        ann.say("/help");
        Assertions.assertThat(violations(ann)).as("the keys").isEmpty();
    }

    @Test
    void axeFindsNothingInASearch() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.say("a needle");
        assertThat(ann.lines()).hasCount(1);
        ann.page().getByRole(AriaRole.SEARCHBOX).fill("needle");
        assertThat(ann.page().locator("#search-hits").getByRole(AriaRole.LISTITEM))
                .not()
                .hasCount(0);
        Assertions.assertThat(violations(ann)).as("a search").isEmpty();
    }

    static List<String> violations(Guest guest) {
        return new AxeBuilder(guest.page())
                .analyze().getViolations().stream().map(AccessibilityIT::told).toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes();
    }
}
