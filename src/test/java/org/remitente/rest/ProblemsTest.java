package org.remitente.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.json.JsonObject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.RateLimitedException;
import org.remitente.shared.TooLargeException;

class ProblemsTest {

  @Test
  void listsEveryErrorWithItsText() {
    Problem problem =
        Problems.of(
            new InvalidInputException(
                List.of(
                    new InputError("smtp.port", "type"), new InputError("prot", "unknown-member"))),
            Language.EN);

    JsonObject json = problem.json();
    assertThat(json.getString("type")).isEqualTo("urn:remitente:problem:invalid-input");
    assertThat(json.getInt("status")).isEqualTo(400);
    assertThat(json.getJsonArray("errors")).hasSize(2);
    assertThat(json.getJsonArray("errors").getJsonObject(1))
        .isEqualTo(
            jakarta.json.Json.createObjectBuilder()
                .add("field", "prot")
                .add("code", "unknown-member")
                .add("detail", "There is no such member.")
                .build());
  }

  @Test
  void listsNoEndlessErrors() {
    List<InputError> errors =
        java.util.Collections.nCopies(10_000, new InputError("x".repeat(5000), "value"));

    JsonObject json = Problems.of(new InvalidInputException(errors), Language.ES).json();

    assertThat(json.getJsonArray("errors")).hasSize(500);
    assertThat(json.getJsonArray("errors").getJsonObject(0).getString("field"))
        .hasSizeLessThan(300);
  }

  @Test
  void knowsWhatThreadsAndContainersWrapped() {
    Throwable wrapped = new CompletionException(new EJBException(new NotFoundException("account")));

    assertThat(Problems.of(wrapped, Language.ES).status()).isEqualTo(404);
  }

  @Test
  void asksForPatienceWhileTheDatabaseIsAway() {
    Throwable away = new EJBException(new PersistenceException(new SQLException("no", "08001")));

    Problem problem = Problems.of(away, Language.EN);

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.code()).isEqualTo("unavailable");
    assertThat(problem.headers()).containsEntry("Retry-After", "5");
  }

  @Test
  void givesEachConflictATypeOfItsOwn() {
    Problem problem = Problems.of(new ConflictException("no-account"), Language.ES);

    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.code()).isEqualTo("no-account");
    assertThat(problem.detail()).contains("cuenta de correo");
  }

  @ParameterizedTest
  @EnumSource
  void namesThePropertyOfSystemMailThatIsWrong(Language language) {
    ConflictException wrong =
        new ConflictException(
            "system-mail-misconfigured", Map.of("faults", "remitente.system-mail.port (1-65535)"));
    Problem problem = Problems.of(wrong, language);

    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.json().getString("type"))
        .isEqualTo("urn:remitente:problem:system-mail-misconfigured");
    assertThat(problem.detail()).contains("remitente.system-mail.port (1-65535)");
    assertThat(Problems.of(new ConflictException("system-mail-not-configured"), language).detail())
        .contains("remitente.system-mail.host");
  }

  @Test
  void explainsAConflictThatItHasNoWordsFor() {
    Problem problem =
        Problems.of(new ConflictException("never-heard", Map.of("a", "b")), Language.EN);

    assertThat(problem.code()).isEqualTo("never-heard");
    assertThat(problem.detail()).isEqualTo("The request does not fit the present state.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "attachments", "message"})
  void namesTheLimitThatWasPassed(String what) {
    Problem problem = Problems.of(new TooLargeException(what, 12345), Language.CA);

    assertThat(problem.status()).isEqualTo(413);
    assertThat(problem.code()).isEqualTo(what + "-too-large");
    assertThat(problem.detail()).contains("12345");
  }

  @Test
  void saysWhenToComeAgainRoundedUp() {
    Problem problem = Problems.of(new RateLimitedException(Duration.ofMillis(61_001)), Language.ES);

    assertThat(problem.status()).isEqualTo(429);
    assertThat(problem.headers()).containsEntry("Retry-After", "62");
  }

  @Test
  void asksForABearerKey() {
    assertThat(Problems.named("unauthorized", 401, Language.ES).headers())
        .containsEntry("WWW-Authenticate", "Bearer");
  }

  @Test
  void tellsNothingOfTheUnforeseenButItsId() {
    Logger log = Logger.getLogger(Problems.class.getName());
    log.setUseParentHandlers(false);
    try {
      Problem problem =
          Problems.of(
              new IllegalStateException("jdbc:h2 password=x", new IOException("10.0.0.1")),
              Language.ES);

      assertThat(problem.status()).isEqualTo(500);
      assertThat(problem.json().toString())
          .doesNotContain("jdbc", "password", "10.0.0.1", "Exception");
      assertThat(problem.json().getString("instance"))
          .startsWith("urn:remitente:error:")
          .endsWith(problem.detail().replaceAll(".*: (\\S+)\\.$", "$1"));
    } finally {
      log.setUseParentHandlers(true);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void hasEveryTextInEveryLanguage(Language language) {
    Properties spanish = bundle("");
    Properties other = bundle(language == Language.ES ? "" : "_" + language.tag());

    assertThat(other.keySet()).isEqualTo(spanish.keySet());
    assertThat(other.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
    spanish.forEach(
        (key, text) ->
            assertThat(placeholders(other.getProperty((String) key)))
                .as((String) key)
                .isEqualTo(placeholders((String) text)));
  }

  private static List<String> placeholders(String text) {
    return java.util.regex.Pattern.compile("\\{\\w+}")
        .matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .sorted()
        .toList();
  }

  private static Properties bundle(String suffix) {
    Properties texts = new Properties();
    try (InputStream in = Problems.class.getResourceAsStream("problem" + suffix + ".properties")) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
