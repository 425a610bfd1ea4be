package org.remitente.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HtmlAsTextTest {

  @Test
  void keepsParagraphsAndLineBreaks() {
    assertThat(
            HtmlAsText.of(
                "<h1>Factura</h1>\n<p>Uno<br>dos</p>\n\n<p>tres</p><div>a</div><div>b</div>"))
        .isEqualTo("Factura\n\nUno\ndos\n\ntres\n\na\nb");
  }

  @Test
  void writesListsAndTables() {
    assertThat(
            HtmlAsText.of(
                "<ul><li>uno</li><li>dos</li></ul><table><tr><td>a</td><td>b</td></tr></table>"))
        .isEqualTo("- uno\n- dos\n\na b");
  }

  @Test
  void namesTheTargetsOfLinks() {
    assertThat(
            HtmlAsText.of(
                "<a href=\"https://acme.es/f\">Pagar</a> <a href=\"https://acme.es\">acme.es</a>"
                    + " <a href=\"javascript:x\">no</a>"))
        .isEqualTo("Pagar (https://acme.es/f) acme.es no");
  }

  @Test
  void leavesOutWhatNobodyReads() {
    assertThat(HtmlAsText.of("<style>p{}</style><script>x</script><!-- y --><p>Hola</p>"))
        .isEqualTo("Hola");
  }

  @Test
  @Timeout(5)
  void survivesDeepNesting() {
    assertThat(HtmlAsText.of("<div>".repeat(50_000) + "Hola")).isEqualTo("Hola");
  }
}
