package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessibilityIT {

    /** Of AAA, its contrast of 7:1 is the one thing that the colours do not promise. */
    private static final List<String> BEYOND = List.of("color-contrast-enhanced");

    private static final List<String> TAGS = List.of(
            "wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental");

    /** What still moves in is looked at where it comes to rest. */
    static final String FINISH = """
            () => document.getAnimations()
              .filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity)
              .forEach(animation => animation.finish())""";

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

    /** All rules, those too that are experimental or beyond what most pages are held to. */
    @Test
    void noRuleOfAxeIsBrokenInAnyState() {
        List<String> found = new ArrayList<>();
        try (Company company = Company.in(HOUSE, HOUSE.room())) {
            for (Scene scene : Scene.values()) {
                Visit visit = scene.play(HOUSE, Look.NARROW_DARK, company);
                visit.page().evaluate(FINISH);
                allViolations(visit.guest()).forEach(violation -> found.add(scene + ": " + violation));
                visit.guest().context().close();
            }
        }
        Assertions.assertThat(found).isEmpty();
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

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingWhereSomethingIsOffered(ColorScheme scheme) {
        HOUSE.guest().join(HOUSE.named("bo"));
        Guest ann = HOUSE.guest(
                        new Browser.NewContextOptions().setColorScheme(scheme).setBypassCSP(true))
                .join(HOUSE.named("ann"));
        ann.say("```java\n/** Why. */\n@Override int x() { return \"a\".length() + 1; }\n```\n@" + HOUSE.named("bo"));
        assertThat(ann.lines().locator(".hljs-string")).isVisible();
        assertThat(ann.lines().locator(".call")).isVisible();
        for (String begun : List.of("/", "@b", ":smi")) {
            ann.message().fill(begun);
            assertThat(ann.page().getByRole(AriaRole.OPTION)).not().hasCount(0);
            Assertions.assertThat(violations(ann)).as("the menu of " + begun).isEmpty();
        }
        ann.message().fill("");
        ann.button("Choose an emoji").click();
        assertThat(ann.page().locator("#picker-list button").first()).isVisible();
        Assertions.assertThat(violations(ann)).as("the picker").isEmpty();
        ann.page().locator("#picker-words").fill("nothing is called so");
        assertThat(ann.page().getByText("No emoji is called that.")).isVisible();
        Assertions.assertThat(violations(ann)).as("the picker without a find").isEmpty();
    }

    private static List<String> allViolations(Guest guest) {
        return axe(guest).withTags(TAGS).disableRules(BEYOND).analyze().getViolations().stream()
                .map(AccessibilityIT::told)
                .toList();
    }

    static List<String> violations(Guest guest) {
        return axe(guest).analyze().getViolations().stream()
                .map(AccessibilityIT::told)
                .toList();
    }

    /**
     * In legacy mode it puts its findings together in the page itself, not in one more page: that matters only where there are frames. Of
     * what it finds nothing wrong with, it need not tell.
     */
    private static AxeBuilder axe(Guest guest) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(guest.page()).setLegacyMode(true).options(options);
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                        .toList();
    }
}
