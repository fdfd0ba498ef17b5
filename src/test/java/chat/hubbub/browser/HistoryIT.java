package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rooms in which much was said. */
class HistoryIT {

    private static final int LINES = 800;
    private static final int MOST_IN_THE_DOCUMENT = 300;

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void olderPagesComeWhileScrollingUpWithoutAJump() {
        fill();
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        assertThat(ann.lines().last()).hasText("line " + LINES);
        assertThat(ann.lines().last()).isInViewport();
        Locator seen = ann.log().getByText("line " + (LINES - 40));
        seen.scrollIntoViewIfNeeded();
        assertThat(ann.log().getByText("line " + (LINES - 120))).isAttached();
        assertThat(seen).isInViewport();
    }

    @Test
    void onlyWhatIsNearTheScreenIsInTheDocument() {
        fill();
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        assertThat(ann.lines().last()).hasText("line " + LINES);
        Locator oldest = ann.log().getByText("line 1", new Locator.GetByTextOptions().setExact(true));
        while (oldest.count() == 0) {
            ann.log().evaluate("log => new Promise(done => { log.scrollTop = 0; setTimeout(done, 50) })");
            Assertions.assertThat(ann.articles().count()).isLessThanOrEqualTo(MOST_IN_THE_DOCUMENT);
        }
        assertThat(ann.page().getByText("This is where the room begins")).isVisible();
        ann.button("Newest messages").click();
        assertThat(ann.lines().last()).hasText("line " + LINES);
        assertThat(ann.lines().last()).isInViewport();
    }

    private static void fill() {
        HOUSE.flood(LINES).close();
    }
}
