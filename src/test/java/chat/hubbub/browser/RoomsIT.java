package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A day in several rooms: what waits where, how loud each is, and the way out of one. */
class RoomsIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void staysInEachRoomAndTellsWhatWaitsThere() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        bo.say("before ann goes over");
        assertThat(ann.lines()).hasCount(1);

        String lunch = HOUSE.named("lunch");
        openRoom(ann, lunch);
        assertThat(ann.message()).isVisible();
        assertThat(bo.people()).containsText(HOUSE.named("ann"));
        bo.say("one");
        bo.say("two");
        assertThat(badge(ann, HOUSE.room())).hasAccessibleName("2 unread");
        Assertions.assertThat(ann.page().title()).doesNotStartWith("(");
        bo.say(HOUSE.named("ann") + ": are you there?");
        assertThat(badge(ann, HOUSE.room())).hasAccessibleName("3 unread");
        assertThat(ann.page()).hasTitle(Pattern.compile("^\\(1\\) "));

        ann.page().reload();
        assertThat(badge(ann, HOUSE.room())).hasAccessibleName("3 unread");
        Assertions.assertThat(AccessibilityIT.violations(ann)).isEmpty();
        link(ann, HOUSE.room()).click();
        assertThat(ann.page()).hasURL(HOUSE.address());
        assertThat(ann.lines()).hasCount(4);
        assertThat(ann.log()).containsText("New");
        assertThat(badge(ann, HOUSE.room())).isEmpty();
        ann.page().reload();
        assertThat(ann.lines()).hasCount(4);
        assertThat(ann.page()).not().hasTitle(Pattern.compile("^\\("));
    }

    @Test
    void leavesARoomAtOnceAndTheLastWithAGoodbye() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        openRoom(ann, HOUSE.named("lunch"));
        assertThat(ann.message()).isVisible();
        row(ann, HOUSE.room()).hover();
        ann.button("Leave " + HOUSE.room()).click();
        assertThat(bo.people()).not().containsText(HOUSE.named("ann"));
        assertThat(bo.log()).containsText(HOUSE.named("ann") + " left");
        assertThat(ann.button("Leave " + HOUSE.room())).hasCount(0);

        ann.say("/leave");
        assertThat(ann.page().locator("#door")).containsText("Goodbye, " + HOUSE.named("ann"));
    }

    @Test
    void leavesAPrivateRoomForGood() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.page().locator("#room-open-name").fill("The cellar");
        ann.button("Open a private room").click();
        assertThat(ann.page().locator("#chat h1")).hasText("The cellar");
        ann.settled();
        String cellar = ann.page().url();
        ann.button("About this room").click();
        Locator sheet = ann.page().getByRole(AriaRole.DIALOG);
        assertThat(sheet.getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("QR code of the link")))
                .isVisible();
        Locator link = sheet.getByLabel("Link to this room");
        assertThat(link).hasValue(Pattern.compile("/join/"));
        String first = link.inputValue();
        Assertions.assertThat(AccessibilityIT.violations(ann)).isEmpty();
        sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make a new link"))
                .click();
        assertThat(link).not().hasValue(first);
        Assertions.assertThat(HOUSE.guest().page().navigate(first).status()).isEqualTo(404);
        sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End this link"))
                .click();
        assertThat(link).hasValue("");
        sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Leave this room"))
                .click();
        assertThat(ann.page()).hasURL(HOUSE.address());
        assertThat(link(ann, "The cellar")).hasCount(0);
        Assertions.assertThat(ann.page().navigate(cellar).status()).isEqualTo(404);
    }

    @Test
    void theKeyboardGoesToARoom() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.message().press("Control+k");
        ann.page().keyboard().type(HOUSE.named("lunch"));
        ann.page().keyboard().press("Enter");
        assertThat(ann.page()).hasURL(Pattern.compile("/rooms/" + HOUSE.named("lunch")));
        ann.settled().say("/join " + HOUSE.room());
        assertThat(ann.page()).hasURL(HOUSE.address());
    }

    @Test
    void whoLeftInAnotherTabIsToldSo() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.page().locator("#room-open-name").fill("The shed");
        ann.button("Open a private room").click();
        assertThat(ann.page().locator("#chat h1")).hasText("The shed");
        ann.settled();
        ann.page().evaluate("""
                () => fetch(`/api/private-rooms/${document.body.dataset.room}/membership`, { method: "DELETE",
                  headers: { "Content-Type": "application/json" } })""");
        ann.setOffline(true);
        assertThat(ann.connection()).containsText("reconnecting");
        ann.setOffline(false);
        assertThat(ann.connection()).containsText("You do not belong to this room any more.");
    }

    private static void openRoom(Guest guest, String room) {
        guest.page().locator("#room-open-name").fill(room);
        guest.page().locator("#room-open-name").press("Enter");
        assertThat(guest.page()).hasURL(Pattern.compile("/rooms/" + room));
        guest.settled();
    }

    private static Locator row(Guest guest, String room) {
        return guest.page()
                .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Rooms"))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(guest.page()
                                .locator(".room-name")
                                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + room + "$")))));
    }

    private static Locator link(Guest guest, String room) {
        return row(guest, room).getByRole(AriaRole.LINK);
    }

    private static Locator badge(Guest guest, String room) {
        return row(guest, room).locator(".badge");
    }
}
