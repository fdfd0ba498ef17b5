package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrivateRoomIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void whoIsInvitedComesInAndNobodyElse() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        openPrivateRoom(ann, "The attic");
        assertThat(heading(ann)).hasText("The attic");
        ann.say("nobody hears us here");
        String link = HOUSE.hub().http("/join/" + invite(ann)).toString();

        Guest eve = HOUSE.guest();
        Assertions.assertThat(eve.page().navigate(ann.page().url()).status()).isEqualTo(404);
        Assertions.assertThat(eve.page().content()).doesNotContain("attic", "nobody hears");

        Guest bo = HOUSE.guest().open(link);
        assertThat(bo.page().getByRole(AriaRole.HEADING).first()).hasText("The attic");
        bo.join(HOUSE.named("bo"));
        assertThat(bo.lines()).hasText(new String[] {"nobody hears us here"});
        assertThat(bo.page()).hasURL(Pattern.compile("/rooms/private-"));
        bo.say("I do");
        assertThat(ann.lines()).hasText(new String[] {"nobody hears us here", "I do"});
        bo.page().reload();
        assertThat(bo.lines()).hasText(new String[] {"nobody hears us here", "I do"});
        Assertions.assertThat(AccessibilityIT.violations(bo)).isEmpty();
    }

    @Test
    void anInviteThatWasTakenBackSaysSo() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        openPrivateRoom(ann, "Closed soon");
        String link = HOUSE.hub().http("/join/" + invite(ann)).toString();
        Guest bo = HOUSE.guest().open(link);
        ann.page().evaluate("fetch(`/api/private-rooms/${document.body.dataset.room}/invite`, { method: 'DELETE' })");
        bo.join(HOUSE.named("bo"));
        assertThat(bo.connection()).containsText("This invite is no longer valid.");
        Assertions.assertThat(bo.page().navigate(link).status()).isEqualTo(404);
    }

    @Test
    void twoPeopleSpeakAlone() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        ann.people()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Speak with " + HOUSE.named("bo") + " alone"))
                .click();
        assertThat(heading(ann)).hasText(HOUSE.named("bo"));
        ann.say("just us");

        bo.page()
                .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Rooms"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(HOUSE.named("ann")))
                .click();
        assertThat(heading(bo)).hasText(HOUSE.named("ann"));
        assertThat(bo.lines()).hasText(new String[] {"just us"});
    }

    private static void openPrivateRoom(Guest guest, String title) {
        guest.page().locator("#room-open-name").fill(title);
        guest.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open a private room"))
                .click();
        assertThat(guest.page()).hasURL(Pattern.compile("/rooms/private-"));
        guest.settled();
    }

    private static Locator heading(Guest guest) {
        return guest.page().locator("#chat h1");
    }

    private static String invite(Guest guest) {
        return String.valueOf(guest.page()
                .evaluate("fetch(`/api/private-rooms/${document.body.dataset.room}/invite`)"
                        + ".then((answer) => answer.json()).then(({ invite }) => invite)"));
    }
}
