package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.hubbub.journey.StompClient;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody on a small phone whose browser runs no script. */
class PlainIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void readsAndSpeaksWithThoseWhoseBrowserDoes() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann")).say("anybody **here**?");
        assertThat(ann.lines()).hasCount(1);
        Guest ben = plain();
        assertThat(lines(ben)).hasText(new String[] {"anybody here?"});
        assertThat(ben.button("Join")).hasCount(0);

        send(ben, HOUSE.named("ann"), "I am");
        assertThat(ben.page().locator("#plain-nickname-problem")).containsText(HOUSE.named("ann") + " is taken");
        assertThat(ben.nickname()).hasAttribute("aria-invalid", "true");
        assertThat(ben.message()).hasValue("I am");
        send(ben, HOUSE.named("ben"), "I am\nreally");
        assertThat(ben.page()).hasURL(HOUSE.address());
        assertThat(lines(ben).last()).containsText("really");
        assertThat(lines(ben).last()).isInViewport();
        assertThat(ann.lines().last()).containsText("really");
        assertThat(ben.message()).hasValue("");
        assertThat(ben.nickname()).hasValue(HOUSE.named("ben"));

        ann.say("good");
        assertThat(ann.waiting()).hasCount(0);
        link(ben, "Load again").click();
        assertThat(lines(ben)).hasCount(3);
        send(ben, HOUSE.named("ben"), "quit");
        assertThat(ben.page().locator(".plain-notice")).containsText("Thank you, and goodbye.");
        assertThat(lines(ben)).hasCount(3);
    }

    @Test
    void goesBackAndForth() {
        try (StompClient ann = HOUSE.hub().connect(HOUSE.named("ann"))) {
            for (int i = 1; i <= 60; i++) {
                ann.say(HOUSE.room(), "line " + i);
            }
        }
        Guest ben = plain();
        assertThat(lines(ben)).hasCount(50);
        assertThat(lines(ben).last()).hasText("line 60");
        assertThat(lines(ben).last()).isInViewport();
        link(ben, "Older messages").click();
        assertThat(lines(ben)).hasCount(10);
        assertThat(lines(ben).first()).hasText("line 1");
        link(ben, "Newer messages").click();
        assertThat(lines(ben).first()).hasText("line 11");
        assertThat(lines(ben).first()).isInViewport();
    }

    @Test
    void nothingIsWiderThanTheScreen() {
        try (StompClient ann = HOUSE.hub().connect(HOUSE.named("ann"))) {
            ann.say(HOUSE.room(), "w".repeat(300) + "\n```\n" + "x".repeat(300) + "\n```\n> " + "q".repeat(300));
        }
        for (int width : new int[] {320, 360}) {
            Guest ben = plain(width);
            assertThat(lines(ben)).hasCount(1);
            Object overflow = ben.page().evaluate("() => document.documentElement.scrollWidth - innerWidth");
            Assertions.assertThat(overflow).isEqualTo(0);
            assertThat(ben.button("Send")).isInViewport();
        }
    }

    private static Guest plain() {
        return plain(360);
    }

    private static Guest plain(int width) {
        return HOUSE.guest(new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setViewportSize(width, 640)
                .setHasTouch(true)
                .setIsMobile(true));
    }

    private static void send(Guest guest, String nickname, String text) {
        guest.nickname().fill(nickname);
        guest.message().fill(text);
        guest.button("Send").click();
    }

    private static Locator lines(Guest guest) {
        return guest.page().getByRole(AriaRole.ARTICLE).locator(".message-body");
    }

    private static Locator link(Guest guest, String name) {
        return guest.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
