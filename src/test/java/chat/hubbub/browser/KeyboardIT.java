package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything without a pointer. */
class KeyboardIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void fromTheLinkToTheFirstMessageThereIsOneFieldAndOneKey() {
        Guest ann = HOUSE.guest();
        press(ann, HOUSE.named("ann"), "Enter");
        assertThat(ann.message()).isFocused();
        press(ann, "first", "Shift+Enter");
        press(ann, "second", "Enter");
        assertThat(ann.lines()).hasText(new String[] {"first\nsecond"});
    }

    @Test
    void anInputMethodCanUseEnter() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.message().fill("にほん");
        ann.message().dispatchEvent("compositionstart");
        ann.message().press("Enter");
        assertThat(ann.articles()).hasCount(0);
        ann.message().dispatchEvent("compositionend");
        ann.message().fill("日本");
        ann.message().press("Enter");
        assertThat(ann.lines()).hasText(new String[] {"日本"});
    }

    @Test
    void tabCompletesNicknamesAndElsewhereMovesOn() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        HOUSE.guest().join(HOUSE.named("bo"));
        assertThat(ann.people().getByRole(AriaRole.LISTITEM)).hasCount(2);
        press(ann, "b", "Tab");
        assertThat(ann.message()).hasValue(HOUSE.named("bo") + ": ");
        ann.message().fill("");
        ann.message().press("Tab");
        assertThat(ann.button("Send")).isFocused();
    }

    @Test
    void f6GoesRoundThePartsOfThePage() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.page().keyboard().press("F6");
        assertThat(ann.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(HOUSE.room())))
                .isFocused();
        ann.page().keyboard().press("F6");
        assertThat(ann.log()).isFocused();
        ann.page().keyboard().press("F6");
        assertThat(ann.message()).isFocused();
    }

    @Test
    void theKeysAreListedOnAQuestionMark() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.log().focus();
        ann.page().keyboard().press("?");
        assertThat(ann.page().getByRole(AriaRole.DIALOG)).isVisible();
        ann.page().keyboard().press("Escape");
        assertThat(ann.page().getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    void writingGoesToTheComposerFromTheLog() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.log().focus();
        press(ann, "hello", "Enter");
        assertThat(ann.lines()).hasText(new String[] {"hello"});
    }

    private static void press(Guest guest, String text, String key) {
        guest.page().keyboard().type(text);
        guest.page().keyboard().press(key);
    }
}
