package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page as an app: what opens without a network, and that it never shows what is old where there is one. */
class InstalledIT {

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void opensWithoutANetworkAndSendsWhatWasWrittenThere() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        Guest bo = HOUSE.guest().join(HOUSE.named("bo"));
        installed(ann);
        ann.page().reload();
        assertThat(ann.message()).isVisible();
        ann.setOffline(true);
        ann.page().reload();
        assertThat(ann.page().locator("#chat h1")).containsText(HOUSE.room());
        assertThat(ann.connection()).containsText("reconnecting");
        ann.say("from the train");
        assertThat(ann.waiting()).hasCount(1);
        ann.setOffline(false);
        assertThat(bo.lines()).hasText(new String[] {"from the train"});
        assertThat(ann.connection()).isEmpty();
        assertThat(ann.waiting()).hasCount(0);
    }

    @Test
    void aRoomThatWasNeverSeenLeadsToTheFirstPage() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        installed(ann);
        ann.setOffline(true);
        ann.page().navigate(HOUSE.hub().http("/rooms/never-seen").toString());
        assertThat(ann.page()).hasURL(HOUSE.hub().http("/").toString());
        assertThat(ann.page().locator("#chat h1")).containsText("public");
    }

    @Test
    void pagesComeFromTheServerWhereThereIsOne() {
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        installed(ann);
        Response again = ann.page().reload();
        Assertions.assertThat(again.fromServiceWorker()).isTrue();
        Assertions.assertThat(again.text()).contains("data-room=\"" + HOUSE.room() + "\"");
        Assertions.assertThat(ann.page()
                        .navigate(HOUSE.hub().http("/rooms/NOT-A-ROOM").toString())
                        .status())
                .isEqualTo(404);
        Response worker = ann.page().navigate(HOUSE.hub().http("/worker.js").toString());
        Assertions.assertThat(worker.headers()).containsEntry("cache-control", "no-cache");
        Assertions.assertThat(worker.text()).startsWith("self.release = \"/assets/");
    }

    @Test
    @SuppressWarnings("unchecked")
    void itsPicturesAreThere() {
        Guest ann = HOUSE.guest();
        List<Map<String, Object>> icons = (List<Map<String, Object>>) ann.page().evaluate("""
                                async () => {
                                  const { href } = document.querySelector("link[rel=manifest]");
                                  const { icons } = await (await fetch(href)).json();
                                  return Promise.all(icons.map(async ({ src, sizes }) => {
                                    const image = Object.assign(new Image(), { src: new URL(src, href) });
                                    await image.decode();
                                    return { sizes, real: `${image.naturalWidth}x${image.naturalHeight}` };
                                  }));
                                }
                                """);
        Assertions.assertThat(icons)
                .hasSize(4)
                .allSatisfy(icon -> Assertions.assertThat(icon.get("sizes")).isIn("any", icon.get("real")));
    }

    private static void installed(Guest guest) {
        guest.page().evaluate("async () => { await navigator.serviceWorker.ready; }");
        assertThat(guest.page().getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Messages")))
                .isVisible();
    }
}
