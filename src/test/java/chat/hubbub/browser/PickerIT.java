package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Choosing from all emoji, to write one or to put it under a message. */
class PickerIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void anEmojiIsWrittenWhereTheCaretIs() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.message().fill("all  there");
        ann.message().evaluate("field => field.setSelectionRange(4, 4)");
        ann.button("Choose an emoji").click();
        assertThat(find(ann)).isFocused();
        find(ann).fill("rocket");
        emoji(ann, "rocket").click();
        assertThat(ann.message()).hasValue("all 🚀 there");
        assertThat(ann.message()).isFocused();
        assertThat(picker(ann)).isHidden();
    }

    @Test
    void theKeyboardAloneFindsAndChooses() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.button("Choose an emoji").press("Enter");
        find(ann).pressSequentially("unicorn");
        assertThat(emoji(ann, "unicorn")).isVisible();
        find(ann).press("ArrowDown");
        assertThat(emoji(ann, "unicorn")).isFocused();
        ann.page().keyboard().press("Enter");
        assertThat(ann.message()).hasValue("🦄");
        ann.button("Choose an emoji").press("Enter");
        find(ann).press("ArrowDown");
        String first = (String) ann.page().evaluate("() => document.activeElement.textContent");
        ann.page().keyboard().press("ArrowRight");
        ann.page().keyboard().press("ArrowDown");
        ann.page().keyboard().press("ArrowUp");
        ann.page().keyboard().press("ArrowLeft");
        Assertions.assertThat(ann.page().evaluate("() => document.activeElement.textContent"))
                .isEqualTo(first);
        ann.page().keyboard().press("Escape");
        assertThat(picker(ann)).isHidden();
    }

    @Test
    void anyEmojiCanBePutUnderAMessage() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("we did it");
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        bo.articles().first().hover();
        bo.articles().first().locator(".message-more").click();
        bo.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("More emoji"))
                .click();
        find(bo).fill("unicorn");
        emoji(bo, "unicorn").click();
        assertThat(ann.articles().locator(".reaction")).hasText("🦄 1");
        assertThat(bo.message()).hasValue("");
    }

    @Test
    void aSkinToneIsRemembered() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.button("Choose an emoji").click();
        ann.page().getByLabel("Skin tone").selectOption("5");
        find(ann).fill("thumbs up");
        assertThat(emoji(ann, "thumbs up")).hasText("👍🏿");
        ann.page().reload();
        ann.message().pressSequentially(":+1");
        Locator first = ann.page().getByRole(AriaRole.OPTION).first();
        assertThat(first).containsText("👍🏿");
        ann.message().press("ArrowDown");
        ann.message().press("ArrowUp");
        assertThat(first).containsText("👍🏿");
    }

    @Test
    void whoReadsGermanFindsByGermanWords() {
        Page ann =
                HOUSE.guest(new Browser.NewContextOptions().setLocale("de-DE")).page();
        ann.locator("#nickname").fill(HOUSE.named("ann"));
        ann.locator("#nickname").press("Enter");
        ann.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Emoji auswählen"))
                .click();
        ann.locator("#picker-words").fill("SCHMETTERLING");
        Locator found = ann.locator("#picker-list button:visible");
        assertThat(found).hasText(new String[] {"🦋"});
        assertThat(found).hasAttribute("title", "Schmetterling");
        ann.locator("#picker-words").fill("butterfly");
        assertThat(found).hasText(new String[] {"🦋"});
        ann.locator("#picker-words").fill("gibtesnicht");
        assertThat(ann.getByText("So heißt kein Emoji.")).isVisible();
    }

    @Test
    void emojiAreFetchedWhenSomebodyWantsOneAndAgainAfterAFailure() {
        List<String> asked = new CopyOnWriteArrayList<>();
        Guest ann = HOUSE.guest(new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        ann.page().onRequest(request -> asked.add(request.url()));
        ann.join(HOUSE.named("ann")).say("fine :)");
        assertThat(ann.lines()).hasCount(1);
        Assertions.assertThat(asked).noneMatch(url -> url.contains("/emoji/"));
        ann.page().route("**/emoji/*.json", route -> route.abort());
        ann.button("Choose an emoji").click();
        assertThat(ann.page().getByText("The emoji could not be loaded.")).isVisible();
        ann.page().unroute("**/emoji/*.json");
        find(ann).fill("rocket");
        assertThat(emoji(ann, "rocket")).isVisible();
        assertThat(ann.page().getByText("The emoji could not be loaded.")).isHidden();
        Assertions.assertThat(asked).anyMatch(url -> url.contains("/emoji/"));
    }

    @Test
    void onAPhoneItFitsAndWrites() {
        Guest ann = HOUSE.guest(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setHasTouch(true)
                        .setIsMobile(true))
                .join(HOUSE.named("ann"));
        ann.button("Choose an emoji").tap();
        emoji(ann, "grinning face").tap();
        assertThat(ann.message()).hasValue("😀");
        ann.button("Send").tap();
        ann.button("Choose an emoji").tap();
        assertThat(picker(ann)).isVisible();
        Assertions.assertThat(picker(ann).boundingBox().x).isGreaterThanOrEqualTo(0);
        Object overflow = ann.page().evaluate("() => document.documentElement.scrollWidth - innerWidth");
        Assertions.assertThat(overflow).isEqualTo(0);
    }

    private static Locator picker(Guest guest) {
        return guest.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Choose an emoji"));
    }

    private static Locator find(Guest guest) {
        return guest.page().getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Find an emoji"));
    }

    private static Locator emoji(Guest guest, String name) {
        return picker(guest)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
