package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What pages may not contain, since browsers or the session would then do what they must not. */
class PagesTest {

  @Test
  void containNoScriptAndNoStyleOfTheirOwn() {
    PageTextTest.pages()
        .forEach(
            page ->
                assertThat(page)
                    .doesNotContain("<style", "style=", "<f:ajax", "commandLink")
                    .doesNotContainPattern("\\son[a-z]+=")
                    .doesNotContainPattern("<script(?![^>]*src=)"));
  }

  @Test
  void keepPasswordsOutOfTheView() {
    PageTextTest.pages().forEach(page -> assertThat(page).doesNotContain("inputSecret"));
  }

  @Test
  void openForNobodyElseAtTheOtherAddressesWhereFacesAnswers() throws Exception {
    String descriptor = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
    Pattern mapping =
        Pattern.compile("(?s)<filter-name>preferences</filter-name>(.*?)</filter-mapping>");
    Matcher preferences = mapping.matcher(descriptor);

    assertThat(preferences.find()).isTrue();
    assertThat(preferences.group(1))
        .contains(">/preferences<", ">/preferences.xhtml<", ">/faces/*<", ">*.faces<", ">*.jsf<");
  }

  @Test
  void neverWriteAPasswordIntoAnInput() {
    Pattern input = Pattern.compile("<input type=\"password\"[^>]*>");
    long inputs =
        PageTextTest.pages()
            .flatMap(page -> input.matcher(page).results())
            .peek(found -> assertThat(found.group()).doesNotContain("value="))
            .count();

    assertThat(inputs).isEqualTo(6);
  }

  @Test
  void styleSheetOfTheirTemplateIsOnTheClassPath() {
    Pattern name = Pattern.compile("library=\"webjars\" name=\"([^\"]+)\"");
    String template =
        PageTextTest.pages().filter(page -> page.contains("webjars")).findFirst().orElseThrow();
    Matcher matcher = name.matcher(template);

    assertThat(matcher.find()).isTrue();
    assertThat(getClass().getResource("/META-INF/resources/webjars/" + matcher.group(1)))
        .isNotNull();
  }
}
