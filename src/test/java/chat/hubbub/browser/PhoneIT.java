package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PhoneIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void enterMakesALineAndTheButtonSends() {
        Guest ann = phone().join(HOUSE.named("ann"));
        ann.message().tap();
        ann.message().pressSequentially("one");
        ann.message().press("Enter");
        ann.message().pressSequentially("two");
        assertThat(ann.articles()).hasCount(0);
        ann.button("Send").tap();
        assertThat(ann.lines()).hasText(new String[] {"one\ntwo"});
        assertThat(ann.message()).hasValue("");
    }

    @Test
    void drawersOpenTakeTheFocusAndGiveItBack() {
        Guest ann = phone().join(HOUSE.named("ann"));
        assertThat(ann.people()).isHidden();
        ann.button("Show people").tap();
        assertThat(ann.people()).isVisible();
        assertThat(ann.button("Close")).isFocused();
        ann.page().keyboard().press("Escape");
        assertThat(ann.people()).isHidden();
        assertThat(ann.button("Show people")).isFocused();
        ann.button("Show rooms").tap();
        assertThat(ann.page()
                        .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Rooms"))
                        .getByText(HOUSE.room()))
                .isVisible();
    }

    @Test
    void nothingIsWiderThanTheScreen() {
        Guest ann = phone().join(HOUSE.named("ann"));
        ann.message().fill("w".repeat(300) + "\n```\n" + "x".repeat(300) + "\n```");
        ann.button("Send").tap();
        assertThat(ann.lines()).hasCount(1);
        Object overflow = ann.page().evaluate("() => document.documentElement.scrollWidth - innerWidth");
        Assertions.assertThat(overflow).isEqualTo(0);
    }

    private static Guest phone() {
        return HOUSE.guest(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true));
    }
}
