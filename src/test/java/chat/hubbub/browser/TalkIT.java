package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TalkIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void takesAnotherNicknameWithoutLeaving() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest second = new Guest(ann.context()).open(HOUSE.address());
        second.join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        ann.say("as ann");
        assertThat(bo.lines()).hasCount(1);
        ann.say("/nick " + HOUSE.named("bo"));
        assertThat(ann.log()).containsText("The nickname " + HOUSE.named("bo") + " is taken.");
        ann.say("/nick " + HOUSE.named("eve"));
        assertThat(ann.log()).containsText("You are " + HOUSE.named("eve") + " now.");
        assertThat(bo.log()).containsText(HOUSE.named("ann") + " is " + HOUSE.named("eve") + " now.");
        assertThat(bo.log()).not().containsText("left");
        assertThat(bo.people().getByRole(AriaRole.LISTITEM)).hasCount(2);
        assertThat(bo.people()).containsText(HOUSE.named("eve"));
        second.say("as eve, from the other tab");
        assertThat(bo.articles().last()).containsText(HOUSE.named("eve"));
        ann.page().reload();
        assertThat(ann.people()).containsText(HOUSE.named("eve"));
        ann.say("still eve");
        assertThat(bo.articles().locator(".message-sender"))
                .hasText(new String[] {HOUSE.named("ann"), HOUSE.named("eve"), HOUSE.named("eve")});
    }

    @Test
    void twoPeopleTalkAndSeeEachOther() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        ann.say("hello **all**");
        assertThat(bo.lines()).hasText(new String[] {"hello all"});
        bo.say("hi");
        assertThat(ann.lines()).hasText(new String[] {"hello all", "hi"});
        assertThat(ann.articles().last()).containsText(HOUSE.named("bo"));
        assertThat(ann.people().getByRole(AriaRole.LISTITEM)).hasCount(2);
        assertThat(ann.connection()).isEmpty();
        assertThat(bo.lines().first().locator("strong")).hasText("all");
    }

    @Test
    void markupOfASpeakerIsTextAndALinkOpensElsewhere() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        ann.say("<img src=x onerror=alert(1)> https://example.org/ [x](javascript:alert(1))");
        Locator line = ann.lines().first();
        assertThat(line).containsText("<img src=x");
        assertThat(line.locator("img")).hasCount(0);
        Locator link = line.getByText("https://example.org/");
        assertThat(link).hasAttribute("target", "_blank");
        assertThat(link).hasAttribute("rel", Pattern.compile("noopener"));
        assertThat(line.locator("a[href^='javascript']")).hasCount(0);
    }

    @Test
    void tellsWhoIsTypingUntilTheySpeak() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        bo.message().pressSequentially("so");
        assertThat(ann.page().getByText(HOUSE.named("bo") + " is typing")).isVisible();
        bo.message().press("Enter");
        assertThat(ann.page().getByText(HOUSE.named("bo") + " is typing")).hasCount(0);
    }

    @Test
    void aReloadGoesStraightBackInWithTheDraft() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        ann.say("before");
        assertThat(ann.lines()).hasText(new String[] {"before"});
        bo.message().fill("half a thought");
        bo.page().reload();
        assertThat(bo.message()).hasValue("half a thought");
        assertThat(bo.nickname()).isHidden();
        assertThat(bo.lines()).hasText(new String[] {"before"});
        assertThat(ann.log()).not().containsText("left");
    }

    @Test
    void quitSaysGoodbyeAtTheDoor() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        bo.say("Quit");
        assertThat(bo.page().getByText("Goodbye, " + HOUSE.named("bo"))).isVisible();
        assertThat(bo.nickname()).isVisible();
        assertThat(ann.people().getByRole(AriaRole.LISTITEM)).hasCount(1);
        assertThat(ann.lines()).hasCount(0);
    }

    @Test
    void anUnknownCommandIsExplainedAndStaysInTheBox() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("/dance");
        assertThat(ann.log()).containsText("There is no command /dance");
        assertThat(ann.message()).hasValue("/dance");
        assertThat(ann.articles()).hasCount(0);
        ann.say("//dance");
        assertThat(ann.lines()).hasText(new String[] {"/dance"});
    }

    @Test
    void whatComesWhileReadingAboveIsCountedOnAButton() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        bo.say("tall\n\n" + "line\n\n".repeat(100));
        assertThat(ann.lines()).hasCount(1);
        ann.log().evaluate("log => log.scrollTop = 0");
        assertThat(ann.button("Newest messages")).isVisible();
        bo.say("one").say("two");
        Locator button =
                ann.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^2 new")));
        button.click();
        assertThat(ann.lines().last()).isInViewport();
        assertThat(button).isHidden();
    }

    @Test
    void anotherRoomIsAnotherConversation() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("here");
        assertThat(ann.lines()).hasText(new String[] {"here"});
        ann.say("/join " + HOUSE.room() + "-two");
        assertThat(ann.page()).hasURL(Pattern.compile("-two$"));
        assertThat(ann.message()).isVisible();
        assertThat(ann.log()).containsText("It is quiet in here");
    }
}
