package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.OwnerLink;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody opens the owner's link, and keeps order. */
class OwnerIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void anOwnerMutesSomebodyByTheMenuAndLiftsItOnTheirPage() {
        Guest ann = own(HOUSE.guest());
        ann.open(HOUSE.address()).join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo")).say("loud");
        assertThat(ann.lines()).hasText(new String[] {"loud"});
        choose(ann, "loud", "Mute for 10 minutes");
        assertThat(ann.log()).containsText(HOUSE.named("bo") + " is muted for 10m.");
        bo.say("hush");
        assertThat(bo.log()).containsText("You cannot say anything at the moment.");

        choose(ann, "loud", "Delete");
        item(ann, "Delete for everybody?").click();
        assertThat(bo.lines().first()).hasText("This message was deleted.");

        ann.open(HOUSE.hub().http("/owner").toString());
        Locator muted = ann.page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(HOUSE.named("bo") + "\\s+muted")));
        muted.getByRole(AriaRole.BUTTON).click();
        assertThat(ann.page().getByText("Nobody is banned or muted.")).isVisible();
        assertThat(ann.page().getByText("no longer mutes")).isVisible();
        bo.button("Retry").click();
        assertThat(bo.lines()).hasText(new String[] {"This message was deleted.", "hush"});
    }

    @Test
    void commandsAreTypedInTheComposerAndWhoIsBannedIsToldSoAtTheDoor() {
        Guest ann = own(HOUSE.guest());
        ann.open(HOUSE.address()).join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        bo.say("/ban " + HOUSE.named("ann"));
        assertThat(bo.log()).containsText("Only owners and moderators can do this.");
        assertThat(bo.message()).hasValue("/ban " + HOUSE.named("ann"));
        ann.say("/announce cake **now**");
        assertThat(bo.page().locator("article.notice .message-body")).hasText("cake now");
        assertThat(ann.message()).hasValue("");
        ann.say("/ban " + HOUSE.named("bo") + " 1h");
        assertThat(ann.log()).containsText(HOUSE.named("bo") + " is banned for 1h.");
        assertThat(bo.page().getByText("You cannot be here at the moment.")).isVisible();
        bo.nickname().fill(HOUSE.named("somebody-else"));
        bo.nickname().press("Enter");
        assertThat(bo.page().getByText("You cannot be here at the moment.")).isVisible();
        assertThat(bo.message()).isHidden();
        ann.say("/undo");
        assertThat(ann.log()).containsText(HOUSE.named("bo") + " is let off.");
        bo.nickname().fill(HOUSE.named("bo"));
        bo.nickname().press("Enter");
        assertThat(bo.message()).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingOnThePagesForOwners(ColorScheme scheme) {
        Guest ann = HOUSE.guest(
                new Browser.NewContextOptions().setColorScheme(scheme).setBypassCSP(true));
        ann.open(address(link()));
        ann.page().evaluate(AccessibilityIT.FINISH);
        Assertions.assertThat(AccessibilityIT.violations(ann)).as("the link").isEmpty();
        own(ann);
        command(ann, "/mute " + HOUSE.named("eve"));
        command(ann, "/slow 10s");
        command(ann, "/lock entry");
        assertThat(ann.page().getByRole(AriaRole.STATUS)).containsText("Nobody new comes into");
        Assertions.assertThat(AccessibilityIT.violations(ann)).as("the page").isEmpty();
        command(ann, "/unlock");
        command(ann, "/slow off");
    }

    private static Guest own(Guest guest) {
        guest.open(address(link()));
        guest.button("Make this browser an owner").click();
        assertThat(guest.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Keeping order")))
                .isVisible();
        return guest;
    }

    private static void command(Guest guest, String line) {
        guest.page().locator("#owner-room").fill(HOUSE.room());
        guest.page().locator("#owner-command").fill(line);
        guest.button("Do it").click();
        assertThat(guest.page().locator("#owner-command")).hasValue("");
    }

    private static OwnerLink link() {
        OwnerLink link = OwnerLink.fresh();
        HOUSE.hub().bean(ModerationJournal.class).keep(link.state());
        return link;
    }

    private static String address(OwnerLink link) {
        return HOUSE.hub().http("/owner/" + link.token()).toString();
    }

    private static void choose(Guest guest, String line, String what) {
        Locator article = guest.articles()
                .filter(new Locator.FilterOptions().setHasText(line))
                .first();
        article.hover();
        article.locator(".message-more").click();
        item(guest, what).click();
    }

    private static Locator item(Guest guest, String name) {
        return guest.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
