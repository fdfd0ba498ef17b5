package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void findsWhatWasSaidAndLeadsThere() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.say("the Kangaroo is <b>here</b>").say("kangaroos everywhere");
        for (int i = 0; i < 70; i++) {
            ann.say("line " + i);
        }
        assertThat(ann.lines().last()).hasText("line 69");

        search(ann).fill("kangaroo");
        assertThat(hits(ann)).hasCount(2);
        assertThat(hits(ann).first()).containsText("the Kangaroo is <b>here</b>");
        assertThat(hits(ann).first().locator("mark")).hasText("Kangaroo");
        assertThat(ann.page().getByText("2 results", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        hits(ann).first().getByRole(AriaRole.LINK).click();
        assertThat(ann.articles().filter(new Locator.FilterOptions().setHasText("the Kangaroo is")))
                .isFocused();
    }

    @Test
    void looksIntoOtherRoomsUnlessToldNotTo() {
        Guest bo = HOUSE.guest().open(HOUSE.address() + "-cellar").join(HOUSE.named("bo"));
        bo.say("a wombat lives here");
        assertThat(bo.lines()).hasCount(1);
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));

        search(ann).fill("wombat");
        assertThat(hits(ann)).hasCount(1);
        ann.page().getByLabel("Only in this room").check();
        assertThat(ann.page().getByText("Nothing was found.")).isVisible();
        ann.page().getByLabel("Only in this room").uncheck();
        hits(ann).getByRole(AriaRole.LINK).click();

        assertThat(ann.page()).hasURL(Pattern.compile("-cellar#1$"));
        assertThat(ann.lines()).hasText(new String[] {"a wombat lives here"});
    }

    private static Locator search(Guest guest) {
        return guest.page().getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Search"));
    }

    private static Locator hits(Guest guest) {
        return guest.page().locator("#search-hits").getByRole(AriaRole.LISTITEM);
    }
}
