package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.remitente.testing.Chromium;
import org.remitente.testing.PageWords;

/**
 * Looks at pages in one language, light and dark, narrow and wide: nobody is kept out, nothing is
 * cut off, nothing is untranslated. With {@code -Dpictures} it leaves pictures below {@code
 * target/pages}.
 *
 * @param words of the language
 */
record PageInspection(String language, PageWords words) {

  private static final int[] WIDTHS = {360, 768, 1440};
  private static final int HEIGHT = 900;
  private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
  private static final boolean PICTURES = System.getProperty("pictures") != null;

  /** Our words; what others wrote stands apart from them. */
  private static final String TEXTS =
      """
      () => {
        const texts = [];
        const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          if (!walk.currentNode.parentElement.closest('script, style, bdi, code, textarea')) {
            texts.push(walk.currentNode.data);
          }
        }
        document.querySelectorAll('*').forEach(each => {
          ['aria-label', 'placeholder', 'title', 'data-label', 'data-suggestion', 'data-kept', 'data-field']
            .forEach(name => texts.push(each.getAttribute(name) || ''));
          texts.push(each.matches('[type=submit]') ? each.value : '');
        });
        return texts.map(text => text.trim().replace(/\\s+/g, ' ')).filter(text => text);
      }
      """;

  /** What sticks out of the page to the right, or of a box that hides it. */
  private static final String CUT_OFF =
      """
      () => [...document.querySelectorAll('body *')]
        .filter(each => each.getClientRects().length && !each.closest('thead'))
        .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map(each => each.outerHTML.slice(0, 200))
      """;

  /** Fields whose edges stand out too little (WCAG 1.4.11) from what is around them. */
  private static final String FAINT =
      """
      () => {
        const light = colour => {
          const [red, green, blue] = colour.match(/[\\d.]+/g)
            .map(each => each / 255)
            .map(each => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4);
          return .2126 * red + .7152 * green + .0722 * blue + .05;
        };
        const ground = light(getComputedStyle(document.documentElement).backgroundColor);
        return [...document.querySelectorAll('input:not([type=submit], [type=file]), select, textarea')]
          .filter(each => each.getClientRects().length && !each.disabled)
          .filter(each => {
            const edge = light(getComputedStyle(each).borderTopColor);
            return Math.max(edge, ground) / Math.min(edge, ground) < 3;
          })
          .map(each => each.outerHTML.slice(0, 200));
      }
      """;

  /** Once for each page that was opened; the builder would bring the script with every look. */
  private static final String AXE = AxeBuilder.getAxeScript();

  private static final String GRAVE =
      """
      async scheme => (await axe.run(
          {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}, ...(scheme === 'DARK' ? {runOnly: ['color-contrast']} : {})})
        ).violations
        .filter(rule => ['serious', 'critical'].includes(rule.impact))
        .map(rule => rule.id + ' ' + rule.nodes.map(node => node.html).join(' '))
      """;

  /** Axe comes as a script, which the pages' own policy would keep out. */
  static BrowserContext newContext() {
    return Chromium.browser()
        .newContext(new Browser.NewContextOptions().setBypassCSP(true).setLocale("es-ES"));
  }

  static PageInspection in(String language) {
    return new PageInspection(language, new PageWords(language));
  }

  /** Looks at a page as it stands now, which its name tells of. */
  void look(Page page, String state) {
    assertThat(page.locator("html")).hasAttribute("lang", language);
    assertThat(page.locator("h1")).hasCount(1);
    assertThat(words.astray(texts(page))).as("%s in %s", state, language).isEmpty();
    for (int width : WIDTHS) {
      page.setViewportSize(width, HEIGHT);
      assertThat(strings(page.evaluate(CUT_OFF))).as("%s at %d", state, width).isEmpty();
      for (ColorScheme scheme : SCHEMES) {
        look(page, scheme, "%s-%s-%d-%s".formatted(state, language, width, scheme));
      }
    }
  }

  /** Shapes and colours are the same in every language: one of them is judged. */
  private void look(Page page, ColorScheme scheme, String as) {
    if (language.equals("es") || PICTURES) {
      show(page, scheme);
      assertThat(grave(page, scheme)).as(as).isEmpty();
      assertThat(strings(page.evaluate(FAINT))).as(as).isEmpty();
      picture(page, as.toLowerCase(Locale.ROOT));
    }
  }

  /** Colours that fade into each other would be judged half-way. */
  private static void show(Page page, ColorScheme scheme) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  private static List<String> texts(Page page) {
    return strings(page.evaluate(TEXTS));
  }

  private static List<String> strings(Object found) {
    return ((List<?>) found).stream().map(String.class::cast).toList();
  }

  /** What axe calls serious or critical; in the dark nothing but the colours is another. */
  private static List<String> grave(Page page, ColorScheme scheme) {
    if (!(Boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(AXE);
    }
    return strings(page.evaluate(GRAVE, scheme.name()));
  }

  private static void picture(Page page, String name) {
    if (PICTURES) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "pages", name + ".png")));
    }
  }
}
