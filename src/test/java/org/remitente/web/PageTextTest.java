package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.account.AccountHealth;
import org.remitente.account.SentCopyPolicy;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.document.DocumentType;
import org.remitente.document.Templates;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageState;
import org.remitente.provider.Candidate;
import org.remitente.shared.Language;
import org.remitente.verification.StageState;

class PageTextTest {

  private static final Pattern KEY = Pattern.compile("text\\.of\\('([a-z0-9.-]+)'[,)]");
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  @ParameterizedTest
  @ValueSource(strings = {"_ca", "_en"})
  void everyLanguageHasTheSameTexts(String suffix) {
    assertThat(bundle(suffix).stringPropertyNames()).isEqualTo(bundle("").stringPropertyNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"_ca", "_en"})
  void everyLanguageNamesTheSameValues(String suffix) {
    Properties other = bundle(suffix);
    bundle("")
        .forEach(
            (key, text) ->
                assertThat(places(other.getProperty((String) key)))
                    .as((String) key)
                    .isEqualTo(places((String) text)));
  }

  @Test
  void everyTextThatAPageAsksForIsThere() {
    Set<String> asked = new TreeSet<>();
    pages().forEach(page -> collect(KEY, page, asked));

    assertThat(asked).hasSizeGreaterThan(40);
    assertThat(bundle("").stringPropertyNames()).containsAll(asked);
  }

  @Test
  void timesAreToldAsInEurope() {
    OffsetDateTime time = OffsetDateTime.parse("2026-03-04T15:06:00Z");

    assertThat(PageText.time(Language.EN, time)).startsWith("4 Mar 2026").endsWith("16:06");
    assertThat(PageText.day(Language.EN, time)).isEqualTo("4 March 2026");
  }

  @Test
  void everyValueThatIsShownHasItsWord() {
    Stream<String> keys =
        Stream.of(
                Stream.of(Stage.values()).map(each -> "stage." + each.tag()),
                Stream.of(StageState.values()).map(each -> "stage-state." + each.tag()),
                Stream.of(MessageState.values()).map(each -> "message-state." + each.tag()),
                Stream.of(CopyState.values()).map(each -> "copy-state." + each.tag()),
                Stream.of(DocumentType.values()).map(each -> "document." + each.tag()),
                Stream.of(ConnectionSecurity.values()).map(each -> "security." + each.tag()),
                Stream.of(SentCopyPolicy.values()).map(each -> "account.copy." + each.tag()),
                Stream.of(Candidate.Source.values()).map(each -> "discovery.source." + each.tag()),
                Stream.of(AccountHealth.values()).map(each -> "account.health." + each.tag()),
                Stream.of(DocumentType.values()).map(each -> "templates.document." + each.tag()),
                Stream.of(Language.values()).map(each -> "language." + each.tag()),
                Templates.placeholders().stream().map(each -> "placeholder." + each),
                Stream.of(MailChoice.values()).map(each -> "choice." + each.tag()),
                Stream.of(MailChoice.values()).map(each -> "choice-hint." + each.tag()),
                Stream.of(Service.values())
                    .filter(Service::isApi)
                    .map(each -> "checklist." + each.tag()))
            .flatMap(each -> each);

    assertThat(bundle("").stringPropertyNames()).containsAll(keys.toList());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void adviceOnClearTextNamesTheBoxByItsLabel(Language language) {
    Diagnosis diagnosis =
        DiagnosisCatalogue.input(DiagnosisCode.IN_UNENCRYPTED, List.of(), Map.of());

    assertThat(DiagnosisTexts.advice(diagnosis, language))
        .contains(PageText.text(language, "field.acceptUnencrypted"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_ca", "_en"})
  void textsForPeopleHaveTypographicQuotes(String suffix) throws IOException {
    Path resources = Path.of("src/main/resources/org/remitente");
    try (Stream<Path> files = Files.walk(resources)) {
      List<Path> bundles =
          files
              .filter(file -> file.toString().matches(".*/[a-z]+" + suffix + "\\.properties"))
              .filter(file -> !file.endsWith("help.properties"))
              .toList();

      assertThat(bundles).hasSizeGreaterThanOrEqualTo(8);
      assertThat(bundles.stream().flatMap(PageTextTest::texts))
          .noneMatch(text -> text.contains("'") || text.contains("\""));
    }
  }

  private static Stream<String> texts(Path bundle) {
    Properties texts = new Properties();
    try (Reader file = Files.newBufferedReader(bundle)) {
      texts.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts.values().stream().map(String.class::cast);
  }

  static Stream<String> pages() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp/WEB-INF"))) {
      return files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .map(PageTextTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> places(String text) {
    Set<String> names = new TreeSet<>();
    collect(PLACE, text, names);
    return names;
  }

  private static void collect(Pattern pattern, String text, Set<String> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
  }

  private static Properties bundle(String suffix) {
    Properties texts = new Properties();
    try (InputStream file = PageText.class.getResourceAsStream("page" + suffix + ".properties")) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
