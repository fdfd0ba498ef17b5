package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as those read it who do not read English: found by its ids, because its names are in their language. */
class LanguagesIT {

    private static final int PHONE = 360;
    private static final int DESK = 1280;

    @RegisterExtension
    static final House HOUSE = new House();

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void arabicRunsFromRightToLeft(int width) {
        Page ann = at("ar-EG", width);
        assertThat(ann.locator("html")).hasAttribute("dir", "rtl");
        fits(ann);
        join(ann, "ann");
        Page bo = at("ar", DESK);
        join(bo, "bo");
        say(ann, "مرحبًا بالجميع");
        say(bo, "hello **there**\n\n```\nx = 1\n```");
        for (Page page : new Page[] {ann, bo}) {
            assertThat(page.locator("article .message-body")).hasCount(2);
            assertThat(page.locator("article .message-body").first()).hasText("مرحبًا بالجميع");
        }
        assertThat(ann.locator("#log")).containsText("انضم " + HOUSE.named("bo"));
        fits(ann);
        Assertions.assertThat(x(ann.locator("#send"))).isLessThan(x(ann.locator("#message")));
        Assertions.assertThat(x(ann.locator("article.mine .message-body")))
                .as("mine stands at the end of the line")
                .isLessThan(x(ann.locator("article:not(.mine) .message-body")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "fr-FR", "es-ES", "zh-CN"})
    void noLanguageIsTooLongForAPhone(String language) {
        Page page = at(language, PHONE);
        fits(page);
        join(page, "ann");
        assertThat(page.locator("html")).hasAttribute("lang", language.substring(0, 2));
        say(page, "/help");
        assertThat(page.locator("#keys")).isVisible();
        fits(page);
    }

    @Test
    void germanIsSpokenAtTheDoorAndInTheRoom() {
        Page ann = at("de-DE", DESK);
        assertThat(ann.getByLabel("Spitzname")).isVisible();
        assertThat(ann.getByText("Noch ist niemand da")).isVisible();
        ann.getByLabel("Spitzname").fill(HOUSE.named("ann"));
        ann.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Beitreten"))
                .click();
        assertThat(ann.getByPlaceholder("Nachricht an #" + HOUSE.room())).isVisible();
        assertThat(ann.getByText("Hier ist es noch still")).isVisible();
        assertThat(ann.locator("#online")).hasText("1 da");
        join(at("de-DE", DESK), "bo");
        assertThat(ann.locator("#log")).containsText(HOUSE.named("bo") + " ist jetzt dabei");
        join(at("de-DE", DESK), "cy");
        assertThat(ann.locator("#log")).containsText(HOUSE.named("cy") + " sind jetzt dabei");
    }

    @Test
    void aRefusalIsExplainedInTheReadersLanguage() {
        join(at("de-DE", DESK), "ann");
        Page other = at("de-DE", DESK);
        other.locator("#nickname").fill(HOUSE.named("ann"));
        other.locator("#nickname").press("Enter");
        assertThat(other.locator("#door-problem")).containsText(HOUSE.named("ann") + " ist vergeben");
        other.locator("#nickname").fill("<>");
        other.locator("#nickname").press("Enter");
        assertThat(other.locator("#door-problem")).containsText("Ein Spitzname hat 1 bis 32");
    }

    private static Page at(String language, int width) {
        return HOUSE.guest(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 740))
                .page();
    }

    private static void join(Page page, String nickname) {
        page.locator("#nickname").fill(HOUSE.named(nickname));
        page.locator("#nickname").press("Enter");
        assertThat(page.locator("#message")).isVisible();
    }

    private static void say(Page page, String text) {
        page.locator("#message").fill(text);
        page.locator("#message").press("Enter");
    }

    private static double x(Locator locator) {
        return locator.boundingBox().x;
    }

    private static void fits(Page page) {
        Object overflow = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        Assertions.assertThat(overflow).isEqualTo(0);
    }
}
