package chat.hubbub.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the page's own unit tests, in src/test/resources/js, where its scripts run. */
class ModelsIT {

    private static final Path TESTS = Path.of("src/test/resources/js");

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void everyTestOfThePagesClassesPasses() {
        Page page = HOUSE.guest(new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK))
                .page();
        page.route(Pattern.compile("/js/test/"), ModelsIT::serve);
        String scripts = (String) page.evaluate("() => document.querySelector('script[type=module]').src");
        Map<?, ?> outcome = (Map<?, ?>) page.evaluate(
                "async script => { await import(script); return globalThis.outcome }",
                scripts.replace("/js/app.js", "/js/test/all.js"));
        Assertions.assertThat((List<?>) outcome.get("failures")).isEmpty();
        Assertions.assertThat((Integer) outcome.get("passed")).isGreaterThan(50);
    }

    private static void serve(Route route) {
        String url = route.request().url();
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/javascript")
                .setPath(TESTS.resolve(url.substring(url.lastIndexOf('/') + 1))));
    }
}
