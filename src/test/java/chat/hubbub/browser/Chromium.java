package chat.hubbub.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The browser of a test run: from {@code HUBBUB_CHROMIUM}, else from the PATH, else Playwright's own download, else,
 * on Debian as root, the system's package.
 */
final class Chromium {

    private static final List<String> WHOLE = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /** The one that cannot have a window needs two thirds of the time. */
    private static final List<String> QUICK =
            Stream.concat(Stream.of("chromium-headless-shell"), WHOLE.stream()).toList();

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final int MINUTES_TO_INSTALL = 10;

    /** What is to be seen may take this long on a machine that has much else to do. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static final Map<List<String>, Browser> STARTED = new HashMap<>();

    private Chromium() {}

    static synchronized Browser get() {
        return STARTED.computeIfAbsent(QUICK, Chromium::start);
    }

    /** One that shows notifications, too. */
    static synchronized Browser whole() {
        return STARTED.computeIfAbsent(WHOLE, Chromium::start);
    }

    private static Browser start(List<String> names) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Optional<Path> found = find(names);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(found.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return found.map(path -> launch(playwright, path)).orElseGet(() -> provide(playwright));
    }

    private static Browser provide(Playwright playwright) {
        try {
            return playwright.chromium().launch(options());
        } catch (PlaywrightException noDownload) {
            return launch(playwright, install());
        }
    }

    private static Browser launch(Playwright playwright, Path executable) {
        return playwright.chromium().launch(options().setExecutablePath(executable));
    }

    private static BrowserType.LaunchOptions options() {
        return new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
    }

    private static Optional<Path> find(List<String> names) {
        String named = System.getenv("HUBBUB_CHROMIUM");
        return named != null ? Optional.of(Path.of(named)) : onThePath(names);
    }

    private static Optional<Path> onThePath(List<String> names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return names.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path install() {
        boolean debian = Files.exists(Path.of("/etc/debian_version"));
        if (debian && "root".equals(System.getProperty("user.name"))) {
            run("apt-get", "update", "-qq");
            run("apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium");
        }
        return onThePath(WHOLE)
                .orElseThrow(() -> new IllegalStateException("The browser tests need Chromium: install it,"
                        + " name its executable in HUBBUB_CHROMIUM, or skip these tests with -DskipITs."));
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
                process.destroy();
            }
        } catch (IOException e) {
            // Then there is no browser on the PATH afterwards either, and that is told.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
