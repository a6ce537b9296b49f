package io.rangekeeper.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// Chromium without a window. It reaches 127.0.0.1 and nothing else.
public final class Browser implements AutoCloseable {
    /// What it takes.
    public static final String INSTALL = "apt-get install chromium chromium-driver";

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static final String AXE = axe();

    /// A line for each rule that is broken, or that axe cannot decide. It never can of the contrast
    /// of what is scrolled out of sight: that is decided where the page is wide.
    private static final String RUN =
            """
            const done = arguments[arguments.length - 1];
            axe.run().then(
                found => done([...found.violations,
                        ...found.incomplete.filter(rule => rule.id != 'color-contrast')]
                    .map(rule => rule.id + ': ' + rule.help + ' '
                        + rule.nodes.slice(0, 5).map(node => node.html.replace(/\\s+/g, ' ')).join(' '))
                    .join('\\n')),
                problem => done('axe: ' + problem));
            """;

    private final ChromeDriver driver;

    private Browser(Path chromium, Path chromedriver) {
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.toFile())
                        .build();
        driver = new ChromeDriver(service, options(chromium));
    }

    /// Empty where the machine has none.
    public static Optional<Browser> start() {
        return Programs.find("chromium")
                .flatMap(chromium ->
                        Programs.find("chromedriver").map(it -> new Browser(chromium, it)));
    }

    private static ChromeOptions options(Path chromium) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options =
                new ChromeOptions()
                        .setBinary(chromium.toFile())
                        .addArguments(
                                "--headless=new",
                                // Containers do not let it make its sandbox.
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--no-proxy-server",
                                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options;
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As wide as this, whatever a window may be.
    public void show(URI address, int width, boolean dark) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        dark ? "dark" : "light"))));
        driver.get(address.toString());
    }

    /// What it has complained about since somebody asked last.
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    /// What keeps people from using the page that is shown, by axe-core. It is loaded anew without
    /// its Content-Security-Policy, as that lets nobody look.
    public List<String> barriers() {
        cdp("Page.setBypassCSP", Map.of("enabled", true));
        try {
            driver.navigate().refresh();
            driver.executeScript(AXE);
            return List.of(String.valueOf(driver.executeAsyncScript(RUN)).split("\n", -1)).stream()
                    .filter(line -> !line.isEmpty())
                    .toList();
        } finally {
            cdp("Page.setBypassCSP", Map.of("enabled", false));
        }
    }

    /// What a script finds on the page.
    public String ask(String script) {
        return String.valueOf(driver.executeScript("return " + script));
    }

    /// The driver itself.
    public ChromeDriver driver() {
        return driver;
    }

    /// All of the page, in `target/screenshots`.
    public void photograph(String name) throws IOException {
        Map<String, Object> shot =
                cdp(
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(SCREENSHOTS);
        Files.write(
                SCREENSHOTS.resolve(name + ".png"),
                Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    }

    private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
