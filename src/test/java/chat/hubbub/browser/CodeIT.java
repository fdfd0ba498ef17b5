package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fenced code, coloured where its language is named and known. */
class CodeIT {

    private static final String CODE = "const safe = \"<b>\" && 1; // why";

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void theLibraryIsFetchedOnlyForALanguageThatItKnows() {
        List<String> asked = new CopyOnWriteArrayList<>();
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.page().onRequest(request -> asked.add(request.url()));
        ann.say("```\n" + CODE + "\n```").say("```klingon\n" + CODE + "\n```").say("`const`");
        assertThat(ann.lines()).hasCount(3);
        assertThat(ann.waiting()).hasCount(0);
        Assertions.assertThat(asked).noneMatch(url -> url.contains("highlight"));
        ann.say("```JS\n" + CODE + "\n```");
        assertThat(ann.lines().last().locator(".hljs-keyword")).hasText("const");
        assertThat(ann.lines().last().locator(".hljs-comment")).hasText("// why");
        assertThat(ann.lines().last().locator("code")).hasText(CODE);
        assertThat(ann.log().locator("[class^=hljs]")).not().hasCount(0);
        assertThat(ann.lines().first().locator("[class^=hljs]")).hasCount(0);
        Assertions.assertThat(asked)
                .filteredOn(url -> url.contains("highlight"))
                .hasSize(1);
    }

    @Test
    void codeIsColouredWhenItComesNearTheScreen() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.say("```js\n" + CODE + "\n```");
        assertThat(ann.lines().locator(".hljs-keyword")).hasCount(1);
        for (int number = 1; number <= 3; number++) {
            ann.say("line\n".repeat(60));
        }
        assertThat(ann.lines()).hasCount(4);
        assertThat(ann.waiting()).hasCount(0);
        ann.page().reload();
        assertThat(ann.lines()).hasCount(4);
        assertThat(ann.page().getByRole(AriaRole.LOG)).hasAttribute("aria-busy", "false");
        assertThat(ann.lines().locator("[class^=hljs]")).hasCount(0);
        ann.articles().first().scrollIntoViewIfNeeded();
        assertThat(ann.lines().locator(".hljs-keyword")).hasCount(1);
    }
}
