package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One person with a browser of their own, and the names by which people and screen readers know the page. */
final class Guest {

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    Guest(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("TrustedHTML")) {
                complaints.add(message.text());
            }
        });
    }

    Guest open(String address) {
        page.navigate(address);
        return this;
    }

    Guest join(String nickname) {
        nickname().fill(nickname);
        nickname().press("Enter");
        assertThat(message()).isVisible();
        return this;
    }

    /** Once the page of another room is at work: who writes before that writes into a page without scripts. */
    Guest settled() {
        assertThat(log()).hasAttribute("aria-live", "polite");
        return this;
    }

    Guest say(String text) {
        message().fill(text);
        message().press("Enter");
        return this;
    }

    void setOffline(boolean offline) {
        context.setOffline(offline);
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Locator nickname() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Nickname"));
    }

    Locator message() {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message").setExact(true));
    }

    Locator connection() {
        return page.getByRole(AriaRole.STATUS, new Page.GetByRoleOptions().setName("Connection"));
    }

    Locator people() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("People"));
    }

    Locator log() {
        return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Messages"));
    }

    Locator articles() {
        return log().getByRole(AriaRole.ARTICLE);
    }

    /** The marks of my lines that wait to be sent. */
    Locator waiting() {
        return page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Waiting to be sent"));
    }

    /** What was said, without who and when. */
    Locator lines() {
        return articles().locator(".message-body");
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** What the browser found wrong with the page: errors, and breaches of its security policy. */
    List<String> complaints() {
        return complaints;
    }
}
