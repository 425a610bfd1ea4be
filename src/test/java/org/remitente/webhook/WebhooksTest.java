package org.remitente.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.remitente.webhook.ListeningErp.ENDING;
import static org.remitente.webhook.ListeningErp.saying;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.company.Companies;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.NotFoundException;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.WebhookReceiver;

/** Which webhooks a company may have, and how what they hear is signed. */
@DatabaseTest
@Timeout(60)
class WebhooksTest {

  private final ListeningErp erp = new ListeningErp();

  @AfterEach
  void close() {
    erp.close();
  }

  @Test
  void signsSoThatALibraryOfOthersBelievesIt() throws Exception {
    NewWebhook made = erp.listen();
    erp.happens("a", "certificate");
    erp.tell();

    WebhookReceiver.Told told = erp.receiver.told().get(0);
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of(told.id()),
            "webhook-timestamp", List.of(told.timestamp()),
            "webhook-signature", List.of(told.signature()));
    assertThat(told.body()).isEqualTo(saying("certificate"));
    Webhook library = new Webhook(made.secret().reveal());
    library.verify(told.body(), HttpHeaders.of(headers, (name, value) -> true));
    assertThatThrownBy(
            () -> library.verify(told.body() + " ", HttpHeaders.of(headers, (n, v) -> true)))
        .isInstanceOf(com.standardwebhooks.exceptions.WebhookVerificationException.class);
  }

  @Test
  void tellsOnlyWhatItWantsToHear() {
    erp.webhooks.add(erp.company, erp.receiver.url(), List.of("message.sent"));
    erp.happens("a", "certificate");
    erp.tell();

    assertThat(erp.told()).isEmpty();
  }

  @Test
  void reachesAnAddressWithLettersOfAnyLanguage() {
    erp.webhooks.add(erp.company, erp.receiver.url() + "&año=ñ€", ENDING);
    erp.happens("a", "certificate");
    erp.tell();

    assertThat(erp.told()).containsExactly(saying("certificate"));
    assertThat(erp.receiver.lastQuery()).isEqualTo("erp=1&a%C3%B1o=%C3%B1%E2%82%AC");
  }

  @Test
  void storesNoSecretThatCanBeRead() {
    String secret = erp.listen().secret().reveal();

    String sealed =
        (String)
            erp.container
                .database()
                .entities()
                .createNativeQuery("select secret from webhook")
                .getSingleResult();
    assertThat(secret).startsWith("whsec_");
    assertThat(sealed).doesNotContain(secret.substring(6)).startsWith("k:");
  }

  @Test
  void findsEveryErrorOfAWebhook() {
    assertThatThrownBy(
            () ->
                erp.webhooks.add(
                    erp.company, "ftp://erp.acme.es/", List.of("message.sent", "message.lost")))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(InputError::field, InputError::code)
                    .containsExactly(tuple("url", "webhook-url"), tuple("events[1]", "value")));
    for (String url :
        List.of(
            "http://10.0.0.1/", "https://10.0.0.1/", "http://93.184.215.14/", "https://[::1]/")) {
      assertThatThrownBy(() -> erp.webhooks.add(erp.company, url, ENDING))
          .as(url)
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("url: webhook-address");
    }
    for (String url :
        List.of("https://ana:geheim@acme.es/", "https:///", "https://acme.es/#x", "acme")) {
      assertThatThrownBy(() -> erp.webhooks.add(erp.company, url, ENDING))
          .as(url)
          .hasMessage("url: webhook-url");
    }
    assertThatThrownBy(() -> erp.webhooks.add(erp.company, null, List.of()))
        .hasMessage("url: required, events: required");
  }

  @Test
  void asksTheGuardEachTimeAnew() {
    erp.listen();
    erp.happens("a", "certificate");

    erp.tell(ListeningErp.postTo(""));

    assertThat(erp.told()).isEmpty();
    assertThat(erp.stored().lastAnswers())
        .extracting(WebhookAnswer::failure)
        .containsExactly("forbidden");
  }

  @Test
  void allowsACompanyTenWebhooks() {
    for (int i = 0; i < 10; i++) {
      erp.listen();
    }

    assertThatThrownBy(erp::listen)
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("too-many-webhooks");
  }

  @Test
  void deletesWhatItsCompanyHasAndNothingElse() {
    String id = erp.listen().webhook().id();
    String other = erp.container.get(Companies.class).create("Beta SL", "es", null).id();
    erp.happens("a", "certificate");
    assertThatThrownBy(() -> erp.webhooks.delete(other, id)).isInstanceOf(NotFoundException.class);

    erp.webhooks.delete(erp.company, id);
    erp.tell();

    assertThat(erp.told()).isEmpty();
    assertThatThrownBy(() -> erp.webhooks.delete(erp.company, id))
        .isInstanceOf(NotFoundException.class);
  }
}
