package chat.hubbub.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes a picture of the page in every state and every look, for somebody to look at; no test, so it runs only when it is
 * asked for: {@code ./mvnw verify -Dtest=None -Dit.test=PictureTour -Dsurefire.failIfNoSpecifiedTests=false}. The pictures
 * are in {@code target/pictures}.
 */
class PictureTour {

    @RegisterExtension
    static final House HOUSE = new House();

    @ParameterizedTest
    @EnumSource(Look.class)
    void picturesOfEveryState(Look look) {
        try (Company company = Company.in(HOUSE, HOUSE.room())) {
            for (Scene scene : Scene.values()) {
                Visit visit = scene.play(HOUSE, look, company);
                visit.page().evaluate(AccessibilityIT.FINISH);
                Path file = Path.of("target", "pictures", scene + "-" + look + ".png");
                visit.page().screenshot(new Page.ScreenshotOptions().setPath(file));
                visit.guest().context().close();
            }
        }
    }
}
