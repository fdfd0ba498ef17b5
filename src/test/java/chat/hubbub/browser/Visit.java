package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Somebody in front of the page, who finds everything by its id: so it can be in any language and of any size. */
final class Visit {

    private static final AtomicInteger VISITS = new AtomicInteger();
    private static final Pattern ALL_BUT_NOSCRIPT =
            Pattern.compile("(?s)(<body[^>]*>).*<noscript>(.*)</noscript>.*(</body>)");

    private final House house;
    private final Look look;
    private final Company company;
    private final String nickname = "ann-" + VISITS.incrementAndGet();
    private final Guest guest;

    Visit(House house, Look look, Company company) {
        this.house = house;
        this.look = look;
        this.company = company;
        this.guest = house.guest(look.options());
    }

    Guest guest() {
        return guest;
    }

    Page page() {
        return guest.page();
    }

    String nickname() {
        return nickname;
    }

    /** Those who talk in the test's room. */
    Company company() {
        return company;
    }

    Look look() {
        return look;
    }

    Locator id(String id) {
        return page().locator("#" + id);
    }

    /** Goes to a room beside the test's own. */
    Visit toRoom(String suffix) {
        guest.open(house.address() + suffix);
        return this;
    }

    Visit to(String path) {
        guest.open(house.hub().http(path).toString());
        return this;
    }

    /**
     * The page as it is without scripts. The browser goes on running them, because those who examine the page do it by
     * scripts; the page's own are taken out, and what it has for that case becomes its content.
     */
    Visit withoutScripts() {
        page().route(house.address(), Visit::strip);
        guest.open(house.address());
        return this;
    }

    private static void strip(Route route) {
        APIResponse answer = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
        String page = ALL_BUT_NOSCRIPT.matcher(answer.text()).replaceFirst("$1$2$3");
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(page));
    }

    Visit knock(String name) {
        id("nickname").fill(name);
        id("nickname").press("Enter");
        return this;
    }

    Visit join() {
        knock(nickname);
        assertThat(id("message")).isVisible();
        assertThat(id("skeletons")).isHidden();
        return this;
    }

    /** Until the page of another room is at work. */
    Visit settle() {
        assertThat(id("log")).hasAttribute("aria-live", "polite");
        return this;
    }

    Visit write(String text) {
        id("message").fill(text);
        id("send").click();
        return this;
    }

    /** Until it was said, and all that came before it. */
    Visit say(String text) {
        write(text);
        assertThat(page().locator("article.mine:not(.pending) .message-body").last())
                .hasText(text);
        return this;
    }

    /** The menu of the last message that still says something. */
    Visit openMenu() {
        Locator last = page().locator("article:not(.deleted)").last();
        last.focus();
        last.press("Enter");
        assertThat(id("menu")).isVisible();
        return this;
    }

    Visit choose(String act) {
        openMenu().id("menu").locator("[data-act=" + act + "]").first().click();
        return this;
    }

    Visit openDrawer(String id) {
        page().locator("[popovertarget=" + id + "]:not(.drawer-close)").click();
        assertThat(id(id)).isVisible();
        return this;
    }

    Visit openRooms() {
        return look.hidesRooms() ? openDrawer("rooms") : this;
    }

    Visit openPeople() {
        return look.hidesPeople() ? openDrawer("people") : this;
    }
}
