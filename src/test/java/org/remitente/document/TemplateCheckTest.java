package org.remitente.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;

/** What a company may write into its templates. */
class TemplateCheckTest {

  private static TemplateTexts check(String subject, String text, String html) {
    return TemplateCheck.of(new TemplateTexts(subject, text, html));
  }

  private static List<String> faults(String subject, String text, String html) {
    return catchThrowableOfType(InvalidInputException.class, () -> check(subject, text, html))
        .errors()
        .stream()
        .map(
            each ->
                (each.field() + " " + each.code() + " " + each.args().getOrDefault("name", ""))
                    .strip())
        .toList();
  }

  private static String clean(String html) {
    return check("s", null, html).html();
  }

  @Test
  void takesTheTextsThatComeWithTheProduct() {
    for (DocumentType type : DocumentType.values()) {
      for (Language language : Language.values()) {
        TemplateTexts texts = DefaultTemplates.texts(type, language);

        TemplateTexts checked = TemplateCheck.of(texts);

        assertThat(checked.subject()).isEqualTo(texts.subject());
        assertThat(checked.text()).isEqualTo(texts.text());
        assertThat(checked.html())
            .startsWith("{{#recipient.name}}")
            .doesNotContain("<head", "<body");
      }
    }
  }

  @Test
  void namesEveryUnknownPlaceholderWhereverItStands() {
    assertThat(
            faults(
                "{{document.numbr}} {{document.number}}",
                "{{#customer}}{{customer.name}}{{/customer}}{{^x}}{{/x}}",
                "<p>{{> other}}{{.}}{{this}}</p>"))
        .containsExactly(
            "subject unknown-placeholder document.numbr",
            "text unknown-placeholder customer",
            "text unknown-placeholder customer.name",
            "text unknown-placeholder x",
            "html unknown-placeholder > other",
            "html unknown-placeholder .",
            "html unknown-placeholder this");
  }

  @Test
  void wantsASubjectAndABody() {
    assertThat(faults(" ", null, " ")).containsExactly("subject required", "text required");
  }

  @Test
  void takesEitherBody() {
    assertThat(check("s", "hola", null)).isEqualTo(new TemplateTexts("s", "hola", null));
    assertThat(check("s", "", "<p>hola</p>"))
        .isEqualTo(new TemplateTexts("s", null, "<p>hola</p>"));
  }

  @Test
  void refusesWhatIsTooLongAndASubjectOfTwoLines() {
    assertThat(faults("a\nb", "a".repeat(100_001), null))
        .containsExactly("subject control-characters", "text too-long");
    assertThat(faults("a".repeat(501), "a", null)).containsExactly("subject too-long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{#document.total}}", "{{/document.total}}", "{{document.total",
        "{{{recipient.name}}}", "{{&recipient.name}}", "{{ & recipient.name}}",
        "{{=<% %>=}}<%& recipient.name %>", "{{! nobody reads this }}", "{{ ! nor this }}"
      })
  void refusesWhatIsMalformedAndValuesThatAreNotEscaped(String template) {
    assertThat(faults("s", null, "<p>" + template + "</p>")).containsExactly("html template");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>{<!-- -->{foo}}</p> | html unknown-placeholder foo",
        "<p>&#123;&#123;foo}}</p> | html unknown-placeholder foo",
        "<p>&lcub;{foo}}</p> | html unknown-placeholder foo",
        "<p>{<!-- -->{{recipient.name}}}</p> | html template",
        "<p>{<script></script>{{recipient.name}}}</p> | html template"
      })
  void refusesPlaceholdersThatAppearWhereHtmlIsCleaned(String html, String fault) {
    assertThat(faults("s", null, html)).containsExactly(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!section 5>", "<?section 5>", "</ section 99999999999>"})
  void takesOutWhatLooksLikeAMarkOfItsOwn(String typed) {
    assertThat(check("s", null, "<p>a</p>" + typed + "{{#document.total}}b{{/document.total}}"))
        .isEqualTo(new TemplateTexts("s", null, "<p>a</p>{{#document.total}}b{{/document.total}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p {{#document.total}}class='a'{{/document.total}}>x</p>",
        "<p title='{{#document.total}}a{{/document.total}}'>x</p>",
        "<script>{{#document.total}}a{{/document.total}}</script>x",
        "<!-- {{#document.total}} -->x{{/document.total}}",
        "<p class='{{^document.total}}'>{{/document.total}}<p class=' onmouseover=alert(1) x'>y</p>"
      })
  void refusesSectionsThatWouldBeLost(String html) {
    assertThat(faults("s", null, html)).containsExactly("html template");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>a</p><script>alert(1)</script> | <p>a</p>",
        "<p onclick=\"alert(1)\">a</p> | <p>a</p>",
        "<a href=\"javascript:alert(1)\">a</a> | <a>a</a>",
        "<a href=\"{{recipient.name}}\">a</a> | <a>a</a>",
        "<a href=\"mailto:a@b.es\">a</a> | <a href=\"mailto:a@b.es\">a</a>",
        "<a href=\"https://acme.es/\">a</a> | <a href=\"https://acme.es/\">a</a>",
        "<img src=\"data:image/svg+xml,x\"> | <img>",
        "<img src=\"cid:logo\"> | <img src=\"cid:logo\">",
        "<iframe src=\"https://x.es\"></iframe>a | a",
        "<form action=\"https://x.es\"><input></form>a | a",
        "<svg onload=\"alert(1)\"></svg>a | a",
        "<p style=\"color: red\">a</p> | <p style=\"color: red\">a</p>",
        "<p style=\"color: red !important\">a</p> | <p style=\"color: red !important\">a</p>",
        "<p style=\"background: url(https://x.es)\">a</p> | <p>a</p>",
        "<p style=\"color: {{recipient.name}}\">a</p> | <p>a</p>",
        "<main><p>a</p></main> | <p>a</p>",
        "<!-- a --><p>b</p> | <p>b</p>",
        "<!--section 0--><p>b</p> | <p>b</p>",
        "<body bgcolor=\"red\"><p>ñ & ¿</p></body> | <p>ñ &amp; ¿</p>"
      })
  void takesOutWhatAMailMustNotHold(String html, String left) {
    assertThat(clean(html)).isEqualTo(left);
  }

  @Test
  void leavesSectionsBetweenTheRowsOfATable() {
    String html =
        "<table><tbody>{{#document.total}}<tr><td>{{document.total}}</td></tr>{{/document.total}}</tbody></table>";

    assertThat(clean(html)).isEqualTo(html);
  }

  @Test
  void cleansNothingThatIsCleanAlready() {
    String once = clean(DefaultTemplates.texts(DocumentType.INVOICE, Language.ES).html());

    assertThat(clean(once)).isEqualTo(once);
  }

  @Test
  void refusesCommentsInSubjectsAndTexts() {
    assertThat(faults("s {{! a }}", "a {{!", null))
        .containsExactly("subject template", "text template");
  }

  @Test
  void letsNoCommentTakeTheEndOfAnAttributeAway() {
    String rest = "\">}}</p><p class=\" onmouseover=alert(1) x\">hover</p>";

    assertThat(faults("s", null, "<p class=\"{{!" + rest)).containsExactly("html template");
    assertThat(clean("<p class=\"&#123;{!" + rest))
        .isEqualTo("<p>}}</p><p class=\" onmouseover=alert(1) x\">hover</p>");
  }

  @Test
  void takesOutAttributesWithSectionsThatEntitiesHid() {
    String lost = "<script>{{^document.number}}{{/document.number}}</script>";
    String hidden =
        "<p class=\"&#123;{^document.number}}\">a</p>"
            + "<p class=\"&lcub;{/document.number}} onmouseover=alert(1) x\">hover</p>";

    assertThat(faults("s", null, lost + hidden)).containsExactly("html template");
    assertThat(clean(hidden)).isEqualTo("<p>a</p><p>hover</p>");
  }

  @Test
  void takesElementsWithinElementsToADepthThatMailsHave() {
    assertThat(clean("<div>".repeat(200) + "a")).contains("a");
    assertThat(faults("s", null, "<div>".repeat(201) + "a")).containsExactly("html template");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<x>", "<table><tr><td>", "<svg>"})
  void refusesElementsWithinElementsByTheThousand(String begin) {
    assertThat(faults(" ", null, begin.repeat(6_000) + "<p>".repeat(3_000) + "a"))
        .containsExactly("subject required", "html template");
  }

  @Test
  void takesSectionsWithinSectionsToTheDepthOfTwenty() {
    String begin = "{{#company.name}}";
    String end = "{{/company.name}}";
    String twenty = begin.repeat(20) + "a" + end.repeat(20);

    assertThat(check("s", twenty.repeat(2), twenty).html()).isEqualTo(twenty);
    assertThat(faults("s", begin + twenty + end, begin + twenty + end))
        .containsExactly("text template", "html template");
  }

  @ParameterizedTest
  @CsvSource({
    "'{{#company.name}}', '{{/company.name}}'",
    "'{{^ company.name}}', '{{/company.name}}'",
    "'{{#a<b}}', '{{/a<b}}'",
    "'{{$a}}', '{{/a}}'",
    "'{{$a}}{{/a}}{{#a}}', '{{/a}}'",
    "'{{/a {{#a}}', '{{/a}}'"
  })
  void refusesSectionsWithinSectionsByTheThousand(String begin, String end) {
    assertThat(faults("s", begin.repeat(2_800) + "a" + end.repeat(2_800), null))
        .containsExactly("text template");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<style>p{}</style>", "<p><br></p>", "<script>a</script> ", "<title>a</title>"})
  void wantsHtmlThatSaysOrShowsSomethingOnceItIsClean(String html) {
    assertThat(faults("s", null, html)).containsExactly("html required");
    assertThat(faults("s", "a", html)).containsExactly("html required");
  }
}
