package org.remitente.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;

/** Debian's Chromium for tests of pages: one for all of them, which ends with their process. */
public final class Chromium {

  private static Browser browser;

  private Chromium() {}

  /** The browser; each test makes a context of its own. */
  public static synchronized Browser browser() {
    if (browser == null) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(SystemPrograms.CHROMIUM)
                      .setArgs(List.of("--no-sandbox")));
    }
    return browser;
  }
}
