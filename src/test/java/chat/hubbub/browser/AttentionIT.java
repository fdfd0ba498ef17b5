package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What calls somebody who looks elsewhere, and what they chose not to hear. */
class AttentionIT {

    /** In place of the desktop: keeps what would be shown and what would be heard. */
    private static final String DESKTOP = """
            window.shown = [];
            window.Notification = class {
              static permission = "PERMISSION";
              static requestPermission = async () => Notification.permission;
              constructor(title, { body, tag }) { shown.push(`${title}: ${body}`); }
            };
            ServiceWorkerContainer.prototype.getRegistration = async () => undefined;
            window.tones = 0;
            OscillatorNode.prototype.start = () => window.tones++;
            OscillatorNode.prototype.stop = () => {};
            document.hasFocus = () => !window.away;
            """;

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void amentionIsHeardAndShownAndOtherTalkIsNot() {
        Guest ann = withDesktop("granted").join(HOUSE.named("ann"));
        check(ann, "Show a note on the desktop");
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        goAway(ann);
        bo.say("only talk");
        assertThat(ann.page()).hasTitle(Pattern.compile("^\\(1\\) "));
        bo.say(HOUSE.named("ann") + ", a word?");
        awaitShown(ann, 1);
        Assertions.assertThat(shown(ann))
                .containsExactly(HOUSE.named("bo") + " in #" + HOUSE.room() + ": " + HOUSE.named("ann") + ", a word?");
        Assertions.assertThat(ann.page().evaluate("tones")).isEqualTo(1);
        assertThat(ann.page().locator("article.mention")).hasCount(1);
    }

    @Test
    void aRoomTellsOfEverythingOrOfNothing() {
        Guest ann = withDesktop("granted").join(HOUSE.named("ann"));
        check(ann, "Show a note on the desktop");
        level(ann, "Every message");
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        goAway(ann);
        bo.say("anything");
        awaitShown(ann, 1);
        level(ann, "Nothing");
        bo.say(HOUSE.named("ann") + "!");
        assertThat(ann.lines()).hasCount(2);
        Assertions.assertThat(shown(ann)).hasSize(1);
        ann.say("/mute");
        assertThat(ann.log()).containsText("You are told of mentions in this room again.");
        bo.say(HOUSE.named("ann") + "!!");
        awaitShown(ann, 2);
    }

    @Test
    void aWordToLookOutForStandsOut() {
        Guest ann = withDesktop("granted").join(HOUSE.named("ann"));
        check(ann, "Show a note on the desktop");
        ann.button("Settings").click();
        ann.page().getByLabel("Words to look out for").fill("lunch, Überraschung");
        ann.page().keyboard().press("Tab");
        Assertions.assertThat(AccessibilityIT.violations(ann)).isEmpty();
        ann.page().keyboard().press("Escape");
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        goAway(ann);
        bo.say("no luncheon today");
        bo.say("eine ÜBERRASCHUNG zum Geburtstag");
        awaitShown(ann, 1);
        assertThat(ann.page().locator("article.mention .message-body")).hasText("eine ÜBERRASCHUNG zum Geburtstag");
    }

    @Test
    void whoRefusesNotesIsToldWhere() {
        Guest ann = withDesktop("denied").join(HOUSE.named("ann"));
        ann.button("Settings").click();
        Locator box = ann.page().getByLabel("Show a note on the desktop");
        box.click();
        assertThat(ann.page()
                        .getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText("does not allow")))
                .isVisible();
        assertThat(box).not().isChecked();
        ann.page().keyboard().press("Escape");
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        goAway(ann);
        bo.say(HOUSE.named("ann") + "?");
        assertThat(ann.page()).hasTitle(Pattern.compile("^\\(1\\) "));
        Assertions.assertThat(shown(ann)).isEmpty();
    }

    @Test
    void whoIsIgnoredLeavesNoTrace() {
        Guest ann = withDesktop("granted").join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        Guest eve = HOUSE.guest().join(HOUSE.named("eve"));
        eve.say("hello all");
        bo.say("hello eve");
        assertThat(ann.lines()).hasCount(2);
        ann.say("/ignore " + HOUSE.named("eve"));
        assertThat(ann.lines()).hasText(new String[] {"hello eve"});
        goAway(ann);
        eve.say(HOUSE.named("ann") + " " + HOUSE.named("ann"));
        bo.say("and that was that");
        assertThat(ann.lines()).hasText(new String[] {"hello eve", "and that was that"});
        assertThat(ann.page()).hasTitle(Pattern.compile("^\\(1\\) "));
        ann.page().reload();
        assertThat(ann.lines()).hasText(new String[] {"hello eve", "and that was that"});
        ann.button("Settings").click();
        ann.button("Read again: " + HOUSE.named("eve")).click();
        assertThat(ann.lines()).hasCount(4);
    }

    @Test
    void writesToSomebodyAlone() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = withDesktop("granted").join(HOUSE.named("bo"));
        goAway(bo);
        ann.say("/msg " + HOUSE.named("bo") + " between us");
        assertThat(ann.log()).containsText("To " + HOUSE.named("bo") + " alone: between us");
        assertThat(bo.page()).hasTitle(Pattern.compile("^\\(1\\) "));
        Locator row =
                bo.page().locator("#room-list li").filter(new Locator.FilterOptions().setHasText(HOUSE.named("ann")));
        assertThat(row.locator(".badge")).hasAccessibleName("1 unread");
        row.getByRole(AriaRole.LINK).click();
        assertThat(bo.lines()).hasText(new String[] {"between us"});
        assertThat(ann.lines()).hasCount(0);
    }

    private static Guest withDesktop(String permission) {
        Guest guest = HOUSE.guest(new Browser.NewContextOptions());
        guest.context().addInitScript(DESKTOP.replace("PERMISSION", permission));
        return guest.open(HOUSE.address());
    }

    private static void check(Guest guest, String setting) {
        guest.button("Settings").click();
        guest.page().getByLabel(setting).check();
        guest.page().keyboard().press("Escape");
    }

    private static void level(Guest guest, String level) {
        guest.button("About this room").click();
        guest.page().getByLabel(level).check();
        guest.page().keyboard().press("Escape");
    }

    private static void awaitShown(Guest guest, int notes) {
        await().until(() -> shown(guest).size() == notes);
    }

    private static void goAway(Guest guest) {
        guest.page().evaluate("window.away = true; dispatchEvent(new Event('blur'))");
    }

    @SuppressWarnings("unchecked")
    private static List<String> shown(Guest guest) {
        return (List<String>) guest.page().evaluate("shown");
    }
}
