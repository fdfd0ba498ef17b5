package chat.hubbub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.hubbub.journey.JarProcess;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server dies as hard as a process can, between two lines of a conversation. */
class RestartIT {

    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    @TempDir
    Path data;

    @Test
    void nothingIsLostAndNothingIsSaidTwiceWhenTheServerIsKilled() {
        int port = JarProcess.freePort();
        try (Guests guests = new Guests()) {
            Guest ann;
            Guest bo;
            try (JarProcess server = JarProcess.start(data, port, JarProcess.BRIEF)) {
                ann = guests.arrive(server.http("/")).join("ann");
                bo = guests.arrive(server.http("/")).join("bo");
                ann.say("before");
                assertThat(bo.lines()).hasText(new String[] {"before"});
            }
            assertThat(ann.connection()).containsText(Pattern.compile("reconnecting"));
            ann.say("while it was away").say("and more");
            String[] all = {"before", "while it was away", "and more"};
            try (JarProcess server = JarProcess.start(data, port, JarProcess.BRIEF)) {
                assertThat(ann.lines()).hasText(all, PATIENTLY);
                assertThat(bo.lines()).hasText(all, PATIENTLY);
                Guest cy = guests.arrive(server.http("/")).join("cy");
                assertThat(cy.lines()).hasText(all);
            }
        }
    }
}
