package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The menus above the composer: what a word that was begun may become. */
class OffersIT {

    private static final String[] COMMANDS = {
        "/nick nickname",
        "/me what you do",
        "/join room",
        "/leave",
        "/who",
        "/topic text",
        "/msg nickname text",
        "/ignore nickname",
        "/mute",
        "/clear",
        "/help"
    };

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void anAtOffersPeopleAndEnterTakesOneWithoutSending() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        HOUSE.guest().join(HOUSE.named("bo"));
        HOUSE.guest().join(HOUSE.named("bea"));
        assertThat(ann.people().getByRole(AriaRole.LISTITEM)).hasCount(3);
        ann.message().pressSequentially("hi @B");
        assertThat(options(ann)).hasText(new String[] {"@" + HOUSE.named("bea"), "@" + HOUSE.named("bo")});
        assertThat(options(ann).first()).hasAttribute("aria-selected", "true");
        ann.message().press("ArrowDown");
        assertThat(ann.message()).hasAttribute("aria-activedescendant", "offer-1");
        ann.message().press("Enter");
        assertThat(ann.message()).hasValue("hi @" + HOUSE.named("bo") + " ");
        assertThat(options(ann)).hasCount(0);
        Assertions.assertThat(ann.articles().count()).isZero();
        ann.message().press("Enter");
        assertThat(ann.lines()).hasText(new String[] {"hi @" + HOUSE.named("bo")});
    }

    @Test
    void theArrowsGoRoundAndEscapeClosesTheMenuAlone() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        HOUSE.guest().join(HOUSE.named("bo"));
        HOUSE.guest().join(HOUSE.named("bea"));
        assertThat(ann.people().getByRole(AriaRole.LISTITEM)).hasCount(3);
        ann.message().pressSequentially("@b");
        ann.message().press("ArrowUp");
        assertThat(options(ann).last()).hasAttribute("aria-selected", "true");
        ann.message().press("ArrowDown");
        assertThat(options(ann).first()).hasAttribute("aria-selected", "true");
        ann.message().press("Escape");
        assertThat(options(ann)).hasCount(0);
        assertThat(ann.message()).hasValue("@b");
        assertThat(ann.message()).isFocused();
        ann.message().press("Enter");
        assertThat(ann.lines()).hasText(new String[] {"@b"});
    }

    @Test
    void aMovedCaretClosesTheMenuAndAPointerPicks() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        HOUSE.guest().join(HOUSE.named("bo"));
        assertThat(ann.people().getByRole(AriaRole.LISTITEM)).hasCount(2);
        ann.message().pressSequentially("hi @b");
        assertThat(options(ann)).hasCount(1);
        ann.message().press("Home");
        assertThat(options(ann)).hasCount(0);
        ann.message().press("End");
        options(ann).first().click();
        assertThat(ann.message()).hasValue("hi @" + HOUSE.named("bo") + " ");
        assertThat(ann.message()).isFocused();
    }

    @Test
    void aSlashExplainsEveryCommand() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.message().pressSequentially("/");
        assertThat(options(ann).locator(".offer-name")).hasText(COMMANDS);
        assertThat(options(ann).first()).containsText("Take another nickname");
        ann.message().pressSequentially("to");
        ann.message().press("Tab");
        assertThat(ann.message()).hasValue("/topic ");
        ann.message().fill("see /");
        assertThat(options(ann)).hasCount(0);
        ann.say("/who");
        assertThat(ann.log()).containsText("Here now: " + HOUSE.named("ann"));
    }

    @Test
    void aColonOffersEmojiByTheirNames() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.message().pressSequentially("well done :tad");
        assertThat(options(ann).first()).hasText(Pattern.compile("🎉\\s*party popper"));
        ann.message().press("Enter");
        assertThat(ann.message()).hasValue("well done 🎉 ");
        ann.message().fill(":smile");
        assertThat(options(ann).first()).containsText("😄");
        ann.message().fill("at 10:30 :)");
        assertThat(options(ann)).hasCount(0);
    }

    @Test
    void whileAnInputMethodComposesEnterIsItsOwn() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        HOUSE.guest().join(HOUSE.named("bo"));
        assertThat(ann.people().getByRole(AriaRole.LISTITEM)).hasCount(2);
        ann.message().dispatchEvent("compositionstart");
        ann.message().pressSequentially("@b");
        assertThat(options(ann)).hasCount(1);
        ann.message().press("Enter");
        Assertions.assertThat(ann.message().inputValue()).startsWith("@b").doesNotContain(HOUSE.named("bo"));
        Assertions.assertThat(ann.articles().count()).isZero();
    }

    @Test
    void whoIsCalledIsMarkedForEverybodyButNotInCode() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        String called = "@" + HOUSE.named("bo");
        ann.say(called + ", see `" + called + "` and mail" + called + " @nobody");
        for (Guest guest : Stream.of(ann, bo).toList()) {
            assertThat(guest.lines().locator(".call")).hasText(new String[] {called});
        }
        assertThat(bo.articles().last()).hasClass(Pattern.compile("mention"));
        ann.say("and @" + HOUSE.named("cy"));
        assertThat(ann.lines()).hasCount(2);
        assertThat(ann.lines().last().locator(".call")).hasCount(0);
        HOUSE.guest().join(HOUSE.named("cy"));
        assertThat(ann.lines().last().locator(".call")).hasText("@" + HOUSE.named("cy"));
    }

    private static Locator options(Guest guest) {
        return guest.page()
                .getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Suggestions"))
                .getByRole(AriaRole.OPTION);
    }
}
