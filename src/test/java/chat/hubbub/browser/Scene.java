package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Every state in which the page can be seen. */
@SuppressWarnings("ImmutableEnumChecker") // The scripts hold nothing.
enum Scene {
    DOOR(visit -> isSaid(visit.id("door-here"))),
    DOOR_WITHOUT_A_NAME(visit -> isSaid(visit.knock("").id("door-problem"))),
    DOOR_OF_A_TAKEN_NAME(visit ->
            assertThat(visit.knock("Mira").id("door-problem").locator("button")).isVisible()),
    GOODBYE(visit -> isSaid(visit.join().write("/quit").id("door-goodbye"))),
    EMPTY(visit -> assertThat(visit.toRoom("-empty-" + visit.nickname()).join().id("empty"))
            .isVisible()),
    BUSY(visit -> {
        visit.join().say("I bring lemonade").company().mention(visit.nickname());
        assertThat(visit.page().locator("article.mention")).hasCount(1);
    }),
    REPLYING(visit -> visit.join().choose("reply")),
    EDITING(visit -> visit.join().say("I bring lemonade").choose("edit")),
    MENU(visit -> visit.join().say("I bring lemonade").openMenu()),
    SURE(visit -> visit.join().say("I bring lemonade").choose("delete")),
    TOO_LONG(visit -> {
        visit.join().id("message").fill("long ".repeat(801) + "!");
        assertThat(visit.id("left")).hasClass(Pattern.compile("over"));
    }),
    DAYS(visit -> {
        visit.join().page().locator(".day button").last().click();
        assertThat(visit.id("days")).isVisible();
    }),
    SEARCH(visit -> {
        visit.join().openRooms().id("search-words").fill("cake");
        assertThat(visit.id("search-hits").locator("li")).not().hasCount(0);
    }),
    NOTHING_FOUND(visit -> {
        visit.join().openRooms().id("search-words").fill("wombat");
        isSaid(visit.id("search-status"));
    }),
    BAD_ROOM(visit -> {
        visit.join().openRooms().id("room-open-name").fill("<>");
        visit.id("room-open-name").press("Enter");
        isSaid(visit.id("room-open-problem"));
    }),
    ROOMS(visit -> visit.join().openRooms()),
    WAITING_ELSEWHERE(visit -> {
        visit.join().toRoom("-beside-" + visit.nickname());
        visit.settle().company().mention(visit.nickname());
        assertThat(visit.openRooms().page().locator(".calls .badge")).hasText(Pattern.compile("^[1١]$"));
    }),
    ABOUT(visit -> {
        visit.join().id("about-open").click();
        assertThat(visit.id("about-link")).not().hasValue("");
    }),
    ABOUT_PRIVATE(visit -> {
        visit.join().openRooms().id("room-open-name").fill("The attic");
        visit.id("room-open-private").click();
        assertThat(visit.page().locator("#chat h1")).containsText("The attic");
        visit.settle();
        visit.id("about-open").click();
        assertThat(visit.id("about-code")).isVisible();
    }),
    OFFERS(visit -> {
        visit.join().id("message").fill("/");
        assertThat(visit.id("offers")).isVisible();
    }),
    PICKER(visit -> {
        visit.join().id("emoji").click();
        assertThat(visit.id("picker-list").locator("button").first()).isVisible();
    }),
    SETTINGS(visit -> {
        visit.join().write("/ignore sam.b").openRooms().id("settings-open").click();
        assertThat(visit.id("ignored").locator("li")).hasCount(1);
    }),
    PEOPLE(visit -> visit.join().openPeople()),
    KEYS(visit -> assertThat(visit.join().write("/help").id("keys")).isVisible()),
    NOTES(visit -> {
        visit.join().write("/who").write("/dance");
        assertThat(visit.page().locator(".note").last()).containsText("/dance");
    }),
    LOOKING_BACK(visit -> {
        visit.join().say("line\n".repeat(40) + "end");
        visit.id("log").evaluate("log => log.scrollTop = 0");
        assertThat(visit.id("newer")).isVisible();
    }),
    OFFLINE(visit -> {
        visit.join().guest().setOffline(true);
        visit.write("I bring lemonade");
        assertThat(visit.id("connection").locator("button")).isVisible();
    }),
    REFUSED(visit -> {
        visit.join().page().evaluate("""
                () => WebSocket.prototype.send = (send => function (data) {
                  const bad = String(data).includes('"content":"bad"');
                  return send.call(this, bad ? data.replace('"bad"', '""').replace(/content-length:.*\\n/, "") : data);
                })(WebSocket.prototype.send)""");
        assertThat(visit.write("bad").page().locator(".message-failed")).isVisible();
    }),
    NO_SUCH_PAGE(visit ->
            assertThat(visit.to("/rooms/No%20Room").page().locator("h1")).isVisible()),
    PLAIN(visit -> assertThat(visit.withoutScripts().page().locator(".plain-line"))
            .not()
            .hasCount(0)),
    PLAIN_REFUSED(visit -> {
        visit.withoutScripts().page().locator(".plain [name=text]").fill("without a name");
        visit.page().locator("form.plain-form, .plain form").last().evaluate("form => form.noValidate = true");
        visit.page().locator(".plain [type=submit]").click();
        isSaid(visit.page().locator(".problem:not(:empty)").first());
    });

    private final Consumer<Visit> script;

    Scene(Consumer<Visit> script) {
        this.script = script;
    }

    /** In the test's room, where this company is. */
    Visit play(House house, Look look, Company company) {
        Visit visit = new Visit(house, look, company);
        script.accept(visit);
        return visit;
    }

    private static void isSaid(Locator place) {
        assertThat(place).not().isEmpty();
    }
}
