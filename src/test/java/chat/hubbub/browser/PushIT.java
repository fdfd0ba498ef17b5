package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.push.FakeBrowser;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Notes for whose page is closed. The push service itself is played: no browser here has one. */
class PushIT {

    /** A browser that has subscribed at a service which nobody can reach. */
    private static final String SUBSCRIBED = """
            let mine = null;
            PushManager.prototype.getSubscription = async () => mine;
            PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
              window.keyOfServer = applicationServerKey;
              return mine = {
                endpoint: "https://push.invalid/ann",
                toJSON: () => (SUBSCRIPTION),
                unsubscribe: async () => { mine = null; return true; },
              };
            };
            """;

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void isSwitchedOnTriedAndSwitchedOff() {
        FakeBrowser browser = new FakeBrowser();
        Guest ann = HOUSE.guest();
        ann.context().grantPermissions(List.of("notifications"));
        ann.context()
                .addInitScript(SUBSCRIBED.replace("SUBSCRIPTION", browser.subscription("https://push.invalid/ann")));
        ann.open(HOUSE.address()).join(HOUSE.named("ann"));
        ann.button("Settings").click();
        Locator box = ann.page().getByLabel("Also when this page is closed");
        box.click();
        Locator test = ann.button("Send me a note to test it");
        assertThat(test).isVisible();
        Assertions.assertThat((String) ann.page().evaluate("keyOfServer")).hasSize(87);
        test.click();
        assertThat(ann.page().locator("#settings-problem")).containsText("The push service did not take it.");
        Assertions.assertThat(AccessibilityIT.violations(ann)).isEmpty();
        box.click();
        assertThat(test).isHidden();
        Assertions.assertThat(
                        ann.page().evaluate("navigator.serviceWorker.ready.then(r => r.pushManager.getSubscription())"))
                .isNull();
    }

    @Test
    void whatArrivesIsShownAndLeadsToItsPlace() {
        Guest ann = HOUSE.guestToNotify();
        ann.context().grantPermissions(List.of("notifications"));
        ann.join(HOUSE.named("ann"));
        ann.page().evaluate("async () => { await navigator.serviceWorker.ready; }");
        String note = """
                {"kind":"mention","room":"%s","title":"#lunch","sender":"bo","content":"soup?","seq":7}
                """.formatted(HOUSE.room());
        push(ann, note);
        await().until(
                        () -> ann.page()
                                .evaluate(
                                        "navigator.serviceWorker.ready.then(r => r.getNotifications()).then(n => n.map("
                                                + "({ title, body, data }) => [title, body, new URL(data.url).pathname + new URL(data.url).hash].join('|')).join())"),
                        ("bo · #lunch|soup?|/rooms/" + HOUSE.room() + "#7")::equals);
    }

    private static void push(Guest guest, String note) {
        CDPSession session = guest.context().newCDPSession(guest.page());
        CompletableFuture<String> registration = new CompletableFuture<>();
        session.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(one -> registration.complete(
                                one.getAsJsonObject().get("registrationId").getAsString())));
        session.send("ServiceWorker.enable");
        while (!registration.isDone()) {
            guest.page().waitForTimeout(50);
        }
        JsonObject message = new JsonObject();
        message.addProperty("origin", HOUSE.hub().http("").toString());
        message.addProperty("registrationId", registration.join());
        message.addProperty("data", note);
        session.send("ServiceWorker.deliverPushMessage", message);
    }
}
