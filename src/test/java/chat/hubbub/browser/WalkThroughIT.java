package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The walk that docs/accessibility.md describes, step by step, with no key that it does not name and no pointer. */
class WalkThroughIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void theWholeChatByKeyboard() {
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        Guest ann = HOUSE.guest();
        comesIn(ann);
        speaksAndMends(ann);
        readsAndAnswers(ann, bo);
        deletes(ann);
        goesToAnotherRoomAndBack(ann, bo);
        decides(ann);
        speaksAlone(ann, bo);
        press(ann, "/quit", "Enter");
        assertThat(ann.nickname()).isFocused();
        assertThat(ann.page().locator("#door-goodbye")).containsText("Goodbye");
    }

    private static void comesIn(Guest ann) {
        assertThat(ann.nickname()).isFocused();
        press(ann, HOUSE.named("bo"), "Enter");
        assertThat(ann.nickname()).hasAccessibleDescription(Pattern.compile("is taken"));
        press(ann, "", "Control+a", "Delete");
        press(ann, HOUSE.named("ann"), "Enter");
        assertThat(ann.message()).isFocused();
        assertThat(ann.log()).hasAttribute("aria-live", "polite");
    }

    private static void speaksAndMends(Guest ann) {
        press(ann, "a slyp", "Enter");
        assertThat(ann.waiting()).hasCount(0);
        press(ann, "", "ArrowUp", "Control+a");
        press(ann, "a slip", "Enter");
        assertThat(ann.lines()).hasText(new String[] {"a slip(edited)"});
        press(ann, "", "ArrowUp");
        press(ann, " that stays", "Escape");
        assertThat(ann.message()).hasValue("");
    }

    private static void readsAndAnswers(Guest ann, Guest bo) {
        bo.say("who comes?");
        assertThat(ann.lines()).hasCount(2);
        press(ann, "", "F6", "F6");
        assertThat(ann.log()).isFocused();
        press(ann, "", "ArrowUp");
        assertThat(ann.articles().last()).isFocused();
        press(ann, "", "Enter");
        assertThat(item(ann, "React with 👍")).isFocused();
        press(ann, "", "Enter");
        assertThat(ann.articles().last().getByRole(AriaRole.BUTTON, named("👍 1 by " + HOUSE.named("ann"))))
                .isVisible();
        focusLast(ann);
        press(ann, "", "Enter");
        walkTo(ann, "Reply");
        press(ann, "", "Enter");
        assertThat(ann.message()).isFocused();
        assertThat(ann.page().locator("#about-what")).containsText("Replying to " + HOUSE.named("bo"));
        press(ann, "I do", "Enter");
        assertThat(bo.articles().last()).containsText("who comes?");
    }

    private static void deletes(Guest ann) {
        press(ann, "oops", "Enter");
        assertThat(ann.waiting()).hasCount(0);
        focusLast(ann);
        press(ann, "", "Enter", "End");
        assertThat(item(ann, "Delete")).isFocused();
        press(ann, "", "Enter");
        assertThat(item(ann, "Delete for everybody?")).isFocused();
        press(ann, "", "Enter");
        assertThat(ann.lines().last()).hasText("This message was deleted.");
        press(ann, "", "Escape");
        assertThat(ann.message()).isFocused();
    }

    private static void goesToAnotherRoomAndBack(Guest ann, Guest bo) {
        press(ann, "", "Control+k");
        press(ann, HOUSE.named("lunch"), "Enter");
        assertThat(ann.page()).hasURL(Pattern.compile("/rooms/" + HOUSE.named("lunch")));
        ann.settled();
        assertThat(ann.message()).isFocused();
        bo.say(HOUSE.named("ann") + ", still there?");
        assertThat(ann.page().locator(".calls")).hasAccessibleName(Pattern.compile(HOUSE.room() + " ?1 unread"));
        press(ann, "", "Control+k");
        press(ann, HOUSE.room(), "Enter");
        assertThat(ann.page()).hasURL(HOUSE.address());
        assertThat(ann.lines().last()).hasText(HOUSE.named("ann") + ", still there?");
        assertThat(ann.message()).isFocused();
    }

    private static void decides(Guest ann) {
        press(ann, "", "F6");
        tabTo(ann, ann.button("Settings"));
        press(ann, "", "Enter");
        Locator sheet = ann.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Settings"));
        assertThat(sheet).isVisible();
        tabTo(ann, sheet.getByLabel("Play a sound"));
        press(ann, "", "Space");
        assertThat(sheet.getByLabel("Play a sound")).not().isChecked();
        press(ann, "", "Escape");
        assertThat(ann.button("Settings")).isFocused();
        press(ann, "", "F6");
        press(ann, "?");
        assertThat(ann.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Keys and commands")))
                .isVisible();
        press(ann, "", "Escape");
    }

    private static void speaksAlone(Guest ann, Guest bo) {
        tabTo(ann, ann.people().getByRole(AriaRole.BUTTON, named("Speak with " + HOUSE.named("bo") + " alone")));
        press(ann, "", "Enter");
        assertThat(ann.page().locator("#chat h1")).hasText(HOUSE.named("bo"));
        ann.settled();
        assertThat(ann.message()).isFocused();
        press(ann, "just us", "Enter");
        assertThat(bo.page().locator(".calls .badge")).hasAccessibleName("1 unread");
    }

    private static void focusLast(Guest guest) {
        press(guest, "", "Escape", "F6", "F6", "ArrowUp");
        assertThat(guest.articles().last()).isFocused();
    }

    private static void walkTo(Guest guest, String item) {
        for (int step = 0; step < 30 && !isFocused(item(guest, item)); step++) {
            press(guest, "", "ArrowDown");
        }
        assertThat(item(guest, item)).isFocused();
    }

    private static void tabTo(Guest guest, Locator control) {
        for (int step = 0; step < 60 && !isFocused(control); step++) {
            press(guest, "", "Tab");
        }
        assertThat(control).isFocused();
    }

    private static boolean isFocused(Locator control) {
        return (boolean) control.evaluate("element => element === document.activeElement");
    }

    private static Locator item(Guest guest, String name) {
        return guest.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static void press(Guest guest, String text, String... keys) {
        guest.page().keyboard().type(text);
        for (String key : keys) {
            guest.page().keyboard().press(key);
        }
    }
}
