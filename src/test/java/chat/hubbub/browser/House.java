package chat.hubbub.browser;

import chat.hubbub.journey.Hub;
import chat.hubbub.journey.StompClient;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server for a test class, a new room for each test, and guests who come and are shown out afterwards. */
final class House implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final AtomicInteger ROOMS = new AtomicInteger();

    private final List<Guest> guests = new ArrayList<>();
    private @Nullable Hub hub;
    private String room = "";

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        hub = Hub.start(
                Files.createTempDirectory("hubbub-browser"),
                "hubbub.identity.hold=100ms",
                "hubbub.presence.grace=20s",
                "hubbub.limits.enabled=false");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        hub().close();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        room = "room-" + ROOMS.incrementAndGet();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints =
                guests.stream().flatMap(guest -> guest.complaints().stream()).toList();
        guests.forEach(guest -> guest.context().close());
        guests.clear();
        Assertions.assertThat(complaints).as("what browsers complained of").isEmpty();
    }

    Hub hub() {
        if (hub == null) {
            throw new IllegalStateException("The house opens before the first test");
        }
        return hub;
    }

    String room() {
        return room;
    }

    String address() {
        return hub().http("/rooms/" + room).toString();
    }

    /** Somebody in front of the door of the test's room. */
    Guest guest() {
        return guest(new Browser.NewContextOptions());
    }

    /** Somebody there whose browser can show notifications. */
    Guest guestToNotify() {
        return letIn(Chromium.whole().newContext()).open(address());
    }

    Guest guest(Browser.NewContextOptions options) {
        return letIn(Chromium.get().newContext(options)).open(address());
    }

    /** Somebody who said "line 1" and so on in the test's room, and stays connected. */
    StompClient flood(int lines) {
        StompClient flood = hub().connect(named("flood"));
        for (int number = 1; number <= lines; number++) {
            flood.sayWith("line-" + number, room, "line " + number);
        }
        flood.receipt("line-" + lines);
        return flood;
    }

    /** Nicknames are unique in a test run, because one server serves many tests. */
    String named(String nickname) {
        return nickname + "-" + room.substring(room.lastIndexOf('-') + 1);
    }

    private Guest letIn(BrowserContext context) {
        Guest guest = new Guest(context);
        guests.add(guest);
        return guest;
    }
}
