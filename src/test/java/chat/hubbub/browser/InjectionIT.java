package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.attack.Payloads;
import chat.hubbub.journey.StompClient;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** Whatever somebody writes stays a text, in each place where the page shows it. */
@Tag("attack")
class InjectionIT {

    @RegisterExtension
    static final House HOUSE = new House();

    private static final int AT_ONCE = 40;

    /** As they are, without what could be around them. */
    private static final List<String> SOME = Payloads.all().subList(0, 70);

    /** Counts whatever happens only where a text has become something else. */
    private static final String WATCH = """
            window.caught = [];
            window.hacked = () => window.caught.push('script');
            for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => window.caught.push(name);
            document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
              window.caught.push(violatedDirective + ' ' + blockedURI));
            """;

    /** What stands in the page that its own templates and the safe HTML of a message do not have. */
    private static final String FOREIGN = """
            () => {
              const tags = new Set(`A ARTICLE ASIDE BDI BLOCKQUOTE BODY BR BUTTON CODE DATALIST DD DEL DIALOG DIV DL DT EM FIELDSET FOOTER FORM
                H1 H2 H3 HEADER I INPUT KBD LABEL LEGEND LI MAIN MARK NAV NOSCRIPT OL OPTION P PRE SECTION SELECT SPAN STRONG svg use path
                g circle rect symbol line polyline TEMPLATE TEXTAREA TIME UL VAR IMG SCRIPT`.split(/\\s+/));
              const found = [];
              for (const element of document.body.querySelectorAll(':not(body > link[rel=modulepreload])')) {
                const name = element.tagName;
                const inMessage = element.closest('.message-body, .hit-text, .topic, .message-quote');
                if (!tags.has(name) || (inMessage && ['IMG', 'SCRIPT', 'INPUT', 'FORM', 'SELECT', 'svg'].includes(name))) found.push(name);
                for (const { name: attribute, value } of element.attributes) {
                  if (/^on|^srcdoc$|^formaction$|^action$|^style$/.test(attribute) && !/^--hue: \\d+;$|^--[xy]/.test(value)) found.push(attribute + '=' + value);
                  if (/href|^src$/.test(attribute) && !/^(https?:|mailto:|\\/|#)/i.test(value)) found.push(attribute + '=' + value);
                }
              }
              return [...window.caught, ...found];
            }
            """;

    private final List<String> elsewhere = new CopyOnWriteArrayList<>();

    @Test
    void aMessageStaysAText() {
        assertThat(Payloads.all()).hasSizeGreaterThanOrEqualTo(300);
        Guest ann = watched(HOUSE.guest(withoutCache())).join(HOUSE.named("ann"));
        try (StompClient mallory = HOUSE.hub().connect("mallory").join(HOUSE.room())) {
            List<String> payloads = Payloads.all();
            for (int from = 0; from < payloads.size(); from += AT_ONCE) {
                List<String> some = payloads.subList(from, Math.min(from + AT_ONCE, payloads.size()));
                some.forEach(text -> act(mallory, "chat", "{\"content\":" + json(text) + "}"));
                mallory.say(HOUSE.room(), "so far " + from);
                assertThat(ann.lines().last()).hasText("so far " + from);
                assertClean(ann.page());
            }
        }
        ann.page().evaluate("() => document.querySelectorAll('.message-body a').forEach(a => a.target = '')");
        ann.page().reload();
        assertThat(ann.lines().last()).containsText("so far");
        assertClean(ann.page());
    }

    @Test
    void whatIsToldOfAMessageElsewhereStaysAText() {
        Guest ann = watched(HOUSE.guest(withoutCache())).join(HOUSE.named("ann"));
        try (StompClient mallory = HOUSE.hub().connect("mallory too").join(HOUSE.room())) {
            for (String text : SOME) {
                long seq = mallory.say(HOUSE.room(), "findme " + text);
                act(mallory, "topic", "{\"content\":" + json(text) + "}");
                act(mallory, "edit", "{\"target\":" + seq + ",\"content\":" + json("findme " + text + " edited") + "}");
                act(mallory, "react", "{\"target\":" + seq + ",\"emoji\":" + json(text) + ",\"on\":true}");
                act(mallory, "chat", "{\"content\":\"answer\",\"replyTo\":" + seq + "}");
            }
            mallory.say(HOUSE.room(), "the end");
            assertThat(ann.lines().last()).hasText("the end");
            assertClean(ann.page());
            ann.page().locator("#search-words").fill("findme");
            assertThat(ann.page().locator("#search-hits li")).not().hasCount(0);
            assertClean(ann.page());
            ann.page().locator("#about-open").click();
            assertClean(ann.page());
        }
    }

    @Test
    void whatIWriteMyselfStaysAText() {
        Guest ann = watched(HOUSE.guest(withoutCache())).join(HOUSE.named("ann"));
        for (String text : SOME) {
            ann.message().fill("/" + text);
            ann.message().press("Enter");
            ann.message().fill("/msg " + text);
            ann.message().press("Enter");
            ann.message().fill("/ignore " + text);
            ann.message().press("Enter");
            ann.page().locator("#room-open-name").fill(text);
            ann.page().locator("#room-open-name").press("Enter");
        }
        ann.page().locator("#settings-open").click();
        ann.page().locator("#keywords").fill(String.join(",", SOME));
        ann.page().locator("#keywords").press("Tab");
        assertClean(ann.page());
        ann.setOffline(true);
        ann.page().keyboard().press("Escape");
        for (String text : SOME) {
            ann.message().fill(text.startsWith("/") ? "x" + text : text);
            ann.message().press("Enter");
        }
        assertClean(ann.page());
    }

    @Test
    void anAddressStaysAText() {
        Guest ann = watched(HOUSE.guest(withoutCache()));
        for (String text : SOME) {
            String written = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            ann.page().navigate(HOUSE.address() + "?nick=" + written + "#" + written);
            assertThat(ann.nickname()).isVisible();
            ann.page().locator("#door-join").click();
            assertClean(ann.page());
        }
    }

    @Test
    void theWatchIsAwake() {
        Page page = watched(HOUSE.guest(withoutCache())).page();
        assertClean(page);
        page.evaluate("""
                () => {
                  document.body.append(document.createElement('iframe'));
                  document.body.firstElementChild.setAttribute('formaction', 'elsewhere');
                  window.hacked();
                }
                """);
        assertThat((List<?>) page.evaluate(FOREIGN)).asString().contains("IFRAME", "formaction=elsewhere", "script");
    }

    private Guest watched(Guest guest) {
        guest.context().addInitScript(WATCH);
        guest.context().onRequest(request -> {
            if (!"localhost"
                    .equals(URI.create(request.url().replaceAll("[?#].*", "")).getHost())) {
                elsewhere.add(request.url());
            }
        });
        guest.page().reload();
        return guest;
    }

    /** What a service worker asks for would not be seen. */
    private static Browser.NewContextOptions withoutCache() {
        return new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK);
    }

    private void assertClean(Page page) {
        assertThat((List<?>) page.evaluate(FOREIGN)).isEmpty();
        assertThat(elsewhere).isEmpty();
    }

    private static void act(StompClient client, String what, String body) {
        client.frame(
                "SEND", body, "destination", "/app/" + what + "/" + HOUSE.room(), "content-type", "application/json");
    }

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
