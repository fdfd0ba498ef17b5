package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An afternoon of second thoughts: edits, deletions, answers and emoji, as two people see them. */
class ChangesIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void theArrowUpPutsMyLastMessageInOtherWords() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        ann.say("see you at fife");
        assertThat(bo.lines()).hasText(new String[] {"see you at fife"});
        ann.message().press("ArrowUp");
        assertThat(ann.message()).hasValue("see you at fife");
        assertThat(ann.page().getByText("Editing your message")).isVisible();
        ann.message().fill("see you at **five**");
        ann.message().press("Enter");
        for (Guest guest : new Guest[] {ann, bo}) {
            assertThat(guest.lines()).hasText(new String[] {"see you at five(edited)"});
            assertThat(guest.lines().locator("strong")).hasText("five");
        }
        assertThat(ann.message()).hasValue("");
        bo.page().reload();
        assertThat(bo.lines()).hasText(new String[] {"see you at five(edited)"});
    }

    @Test
    void anEditThatIsGivenUpBringsTheDraftBack() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("one");
        assertThat(ann.lines()).hasCount(1);
        ann.message().fill("half a thought");
        choose(ann, "one", "Edit");
        assertThat(ann.message()).hasValue("one");
        ann.message().press("Escape");
        assertThat(ann.message()).hasValue("half a thought");
        assertThat(ann.page().getByText("Editing your message")).isHidden();
    }

    @Test
    void aDeletionIsAskedForTwiceAndLeavesAShortTrace() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("oh no");
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        assertThat(bo.lines()).hasText(new String[] {"oh no"});
        choose(ann, "oh no", "Delete");
        item(ann, "Delete for everybody?").click();
        for (Guest guest : new Guest[] {ann, bo}) {
            assertThat(guest.lines()).hasText(new String[] {"This message was deleted."});
        }
        bo.page().reload();
        assertThat(bo.lines()).hasText(new String[] {"This message was deleted."});
        assertThat(bo.log()).not().containsText("oh no");
    }

    @Test
    void nobodyIsOfferedToChangeWhatOthersSaid() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("mine");
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        assertThat(bo.lines()).hasCount(1);
        open(bo, "mine");
        assertThat(item(bo, "Reply")).isVisible();
        assertThat(item(bo, "Edit")).isHidden();
        assertThat(item(bo, "Delete")).isHidden();
        bo.page().keyboard().press("Escape");
        assertThat(item(bo, "Reply")).isHidden();
        assertThat(ann.lines()).hasText(new String[] {"mine"});
    }

    @Test
    void anAnswerShowsWhatItAnswersAndLeadsThere() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("what is the answer?");
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        assertThat(bo.lines()).hasCount(1);
        for (int i = 0; i < 30; i++) {
            ann.say("in between " + i);
        }
        assertThat(bo.lines()).hasCount(31);
        choose(bo, "what is the answer?", "Reply");
        assertThat(bo.page().getByText("Replying to " + HOUSE.named("ann"))).isVisible();
        bo.say("42");
        Locator quote = ann.articles().last().locator(".message-quote");
        assertThat(quote).hasText(Pattern.compile(HOUSE.named("ann") + "\\s+what is the answer\\?"));
        assertThat(bo.page().getByText("Replying to")).isHidden();
        quote.click();
        assertThat(ann.articles()
                        .filter(new Locator.FilterOptions().setHasText("what is the answer?"))
                        .first())
                .isInViewport();
    }

    @Test
    void emojiAreCountedAndTakenAwayAgain() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("done!");
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        assertThat(bo.lines()).hasCount(1);
        choose(bo, "done!", "React with 🎉");
        Locator party = ann.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^🎉 \\d by " + HOUSE.named("bo"))));
        assertThat(party).hasText("🎉 1");
        assertThat(party).hasAttribute("aria-pressed", "false");
        party.click();
        assertThat(bo.articles().locator(".reaction")).hasText("🎉 2");
        assertThat(bo.articles().locator(".reaction")).hasAttribute("aria-pressed", "true");
        bo.articles().locator(".reaction").click();
        assertThat(ann.articles().locator(".reaction")).hasText("🎉 1");
        ann.articles().locator(".reaction").click();
        assertThat(bo.articles().locator(".reaction")).hasCount(0);
    }

    @Test
    void everythingIsReachedWithoutAPointer() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("first").say("second");
        assertThat(ann.lines()).hasCount(2);
        assertThat(ann.waiting()).hasCount(0);
        ann.page().keyboard().press("Shift+F6");
        ann.page().keyboard().press("ArrowUp");
        ann.page().keyboard().press("ArrowUp");
        ann.page().keyboard().press("Enter");
        ann.page().keyboard().press("Enter");
        assertThat(ann.articles().first().locator(".reaction")).hasText("👍 1");
        ann.page().keyboard().press("Enter");
        ann.page().keyboard().press("End");
        ann.page().keyboard().press("ArrowUp");
        ann.page().keyboard().press("Enter");
        assertThat(ann.message()).isFocused();
        assertThat(ann.message()).hasValue("first");
    }

    @Test
    void aLinkToAMessageOpensThereAndMarksIt() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        for (int i = 1; i <= 80; i++) {
            ann.say("line " + i);
        }
        assertThat(ann.waiting()).hasCount(0);
        Guest bo = HOUSE.guest();
        bo.open(HOUSE.address() + "#3").join(HOUSE.named("bo"));
        Locator third = bo.page().locator("article.found");
        assertThat(third).containsText("line 3");
        assertThat(third).isInViewport();
    }

    @Test
    void theTopicStandsUnderTheRoomsName() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("/topic holidays in **May**");
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        for (Guest guest : new Guest[] {ann, bo}) {
            assertThat(guest.page().locator("#topic")).hasText("holidays in **May**");
        }
        bo.say("/topic");
        assertThat(bo.log()).containsText("The topic: holidays in **May**");
        bo.say("/topic work");
        assertThat(ann.log()).containsText(HOUSE.named("bo") + " set the topic: work");
        assertThat(ann.page().locator("#topic")).hasText("work");
        assertThat(ann.message()).hasValue("");
    }

    @Test
    void withoutAConnectionAnEditStaysInTheBox() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("one");
        assertThat(ann.waiting()).hasCount(0);
        ann.setOffline(true);
        assertThat(ann.connection()).containsText("reconnecting");
        ann.message().press("ArrowUp");
        ann.message().fill("two");
        ann.message().press("Enter");
        assertThat(ann.log()).containsText("That needs a connection");
        assertThat(ann.message()).hasValue("two");
    }

    private static void choose(Guest guest, String line, String what) {
        open(guest, line);
        item(guest, what).click();
    }

    private static void open(Guest guest, String line) {
        Locator article = guest.articles()
                .filter(new Locator.FilterOptions().setHasText(line))
                .first();
        article.hover();
        article.locator(".message-more").click();
    }

    private static Locator item(Guest guest, String name) {
        return guest.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
