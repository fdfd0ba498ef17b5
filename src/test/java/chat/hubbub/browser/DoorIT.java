package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoorIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void tellsWhoIsHereAndRemembersTheNickname() {
        Guest ann = HOUSE.guest();
        assertThat(ann.page().getByText("Nobody is here yet")).isVisible();
        ann.join(HOUSE.named("ann"));
        Page second = ann.context().newPage();
        second.navigate(HOUSE.address());
        assertThat(second.getByText(HOUSE.named("ann") + " here now")).isVisible();
        assertThat(second.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Nickname")))
                .hasValue(HOUSE.named("ann"));
    }

    @Test
    void aLinkCanBringTheNickname() {
        Guest ann = HOUSE.guest().open(HOUSE.address() + "?nick=" + HOUSE.named("ann"));
        assertThat(ann.nickname()).hasValue(HOUSE.named("ann"));
        ann.button("Join").click();
        assertThat(ann.message()).isFocused();
        assertThat(ann.page()).hasURL(HOUSE.address());
    }

    @Test
    void aTakenNicknameIsExplainedAndAnotherSuggested() {
        HOUSE.guest().join(HOUSE.named("ann"));
        Guest other = HOUSE.guest();
        other.nickname().fill(HOUSE.named("ann"));
        other.button("Join").click();
        assertThat(other.page().getByText(HOUSE.named("ann") + " is taken")).isVisible();
        assertThat(other.nickname()).hasAttribute("aria-invalid", "true");
        other.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Take ")))
                .click();
        assertThat(other.message()).isVisible();
    }

    @Test
    void twoTabsOfOneBrowserAreOnePerson() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Page second = ann.context().newPage();
        second.navigate(HOUSE.address());
        second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Join"))
                .click();
        assertThat(second.getByRole(AriaRole.LOG)).isVisible();
        assertThat(ann.people().getByRole(AriaRole.LISTITEM)).hasCount(1);
    }

    @Test
    void anAddressThatCannotBeARoomIsExplained() {
        Guest ann = HOUSE.guest().open(HOUSE.hub().http("/rooms/No%20Room").toString());
        assertThat(ann.page().getByRole(AriaRole.HEADING)).hasText("There is no such page");
        ann.page().getByRole(AriaRole.LINK).click();
        assertThat(ann.page()).hasURL(HOUSE.hub().http("/").toString());
    }
}
