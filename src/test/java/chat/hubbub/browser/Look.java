package chat.hubbub.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ServiceWorkerPolicy;

/** How somebody has set up what they see the page with. */
enum Look {
    LIGHT(1280, 800),
    DARK(1280, 800),
    FORCED(1280, 800),
    WIDE(1920, 1080),
    TABLET(768, 1024),
    NARROW(320, 640),
    NARROW_DARK(320, 640),
    /** A window of 1280 by 720 at 200 %. */
    ZOOMED(640, 360),
    RIGHT_TO_LEFT(1280, 800),
    RIGHT_TO_LEFT_NARROW(320, 640);

    private final int width;
    private final int height;

    Look(int width, int height) {
        this.width = width;
        this.height = height;
    }

    Browser.NewContextOptions options() {
        boolean dark = this == DARK || this == NARROW_DARK;
        boolean arabic = this == RIGHT_TO_LEFT || this == RIGHT_TO_LEFT_NARROW;
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(this == ZOOMED ? 2 : 1)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setForcedColors(this == FORCED ? ForcedColors.ACTIVE : ForcedColors.NONE)
                .setHasTouch(width == 320)
                .setIsMobile(width == 320)
                .setLocale(arabic ? "ar-EG" : "en-GB")
                // What a test puts in the place of an answer must not come from a cache.
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
                .setBypassCSP(true);
    }

    /** The panels are drawers then. */
    boolean hidesRooms() {
        return width < 720;
    }

    boolean hidesPeople() {
        return width < 1088;
    }
}
