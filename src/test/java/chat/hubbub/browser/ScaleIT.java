package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.hubbub.journey.StompClient;
import com.microsoft.playwright.Locator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A room in which 10,000 messages were said: the page stays as small as in any other, and loses nothing. */
class ScaleIT {

    private static final int LINES = 10_000;
    private static final int PER_SECOND = 50;
    private static final int MOST_IN_THE_DOCUMENT = 300;
    private static final int MOST_HELD = 600;

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void isScrolledThroughFromTheNewestToTheFirstAndBack() {
        HOUSE.flood(LINES).close();
        Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
        assertThat(ann.lines().last()).hasText("line " + LINES);
        TimelineModel model = TimelineModel.of(ann);
        Set<Integer> seen = new HashSet<>();
        while (!seen.contains(1)) {
            seen.addAll(look(ann, model));
            scroll(ann, "0");
        }
        Assertions.assertThat(seen).as("on the way up").hasSize(LINES);
        assertThat(ann.page().getByText("This is where the room begins")).isVisible();
        seen.clear();
        while (!seen.contains(LINES)) {
            seen.addAll(look(ann, model));
            scroll(ann, "log.scrollHeight");
        }
        Assertions.assertThat(seen).as("on the way down").hasSize(LINES);
        assertThat(ann.button("Newest messages")).isHidden();
        Assertions.assertThat(ann.articles().count()).isLessThanOrEqualTo(MOST_IN_THE_DOCUMENT);
        Assertions.assertThat(model.instances()).isEqualTo(1);
    }

    @Test
    void takesFiftyMessagesASecondWhileSomebodyWrites() {
        try (StompClient flood = HOUSE.flood(LINES)) {
            Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
            assertThat(ann.lines().last()).hasText("line " + LINES);
            TimelineModel model = TimelineModel.of(ann);
            String text = "a sentence of some length, typed while everybody talks ".repeat(3);
            Chatter chatter = Chatter.start(flood, HOUSE.room(), LINES, PER_SECOND);
            for (String part : text.split("(?<= )")) {
                ann.message().pressSequentially(part, new Locator.PressSequentiallyOptions().setDelay(40));
                look(ann, model);
            }
            int last = chatter.stop();
            assertThat(ann.message()).hasValue(text);
            assertThat(ann.lines().last()).hasText("line " + last);
            assertThat(ann.lines().last()).isInViewport();
            Assertions.assertThat(last).isGreaterThan(LINES + PER_SECOND);
            Assertions.assertThat(look(ann, model))
                    .hasSize(MOST_IN_THE_DOCUMENT)
                    .endsWith(last);
            Assertions.assertThat(model.instances()).isEqualTo(1);
        }
    }

    @Test
    void letsItsReadersGoUpWhileFiftyMessagesASecondCome() {
        try (StompClient flood = HOUSE.flood(500)) {
            Guest ann = HOUSE.guest().join(HOUSE.named("ann"));
            assertThat(ann.lines().last()).hasText("line 500");
            TimelineModel model = TimelineModel.of(ann);
            Chatter chatter = Chatter.start(flood, HOUSE.room(), 500, PER_SECOND);
            ann.log().hover();
            ann.page().mouse().wheel(0, -30);
            assertThat(ann.page().locator("#newer")).isVisible();
            List<Integer> read = look(ann, model);
            ann.page()
                    .waitForCondition(() ->
                            ann.page().locator("#newer-count").textContent().matches("[4-9]\\d\\d .*"));
            Assertions.assertThat(look(ann, model))
                    .as("what was being read is still there")
                    .contains(read.get(read.size() - 1));
            int last = chatter.stop();
            ann.page().locator("#newer").click();
            assertThat(ann.lines().last()).hasText("line " + last);
            assertThat(ann.lines().last()).isInViewport();
            Assertions.assertThat(model.instances()).isEqualTo(1);
        }
    }

    /** What stands in the document now: not too much, and in order without a hole. */
    private static List<Integer> look(Guest guest, TimelineModel model) {
        List<Integer> shown = Lines.shown(guest);
        Assertions.assertThat(shown).isEqualTo(Lines.following(shown)).hasSizeLessThanOrEqualTo(MOST_IN_THE_DOCUMENT);
        Assertions.assertThat(model.held()).isBetween(1, MOST_HELD);
        return shown;
    }

    private static void scroll(Guest guest, String to) {
        guest.log().evaluate("log => new Promise(done => { log.scrollTop = " + to + "; setTimeout(done, 30) })");
    }
}
