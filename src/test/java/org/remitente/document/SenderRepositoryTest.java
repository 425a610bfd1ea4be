package org.remitente.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountSettings;
import org.remitente.account.LearnedFacts;
import org.remitente.account.MailAccounts;
import org.remitente.account.SendingLimits;
import org.remitente.account.SentCopyPolicy;
import org.remitente.account.ServerSettings;
import org.remitente.company.Companies;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.shared.Language;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.TestContainer;

/** Who sends a document, asked in one question. */
@DatabaseTest
class SenderRepositoryTest {

  private static final TemplateTexts OWN = new TemplateTexts("Factura nostra", "Hola", null);

  private final TestContainer container =
      new TestContainer().configure("remitente.secrets.keys", "k:" + "A".repeat(43) + "=");
  private final SenderRepository senders = container.get(SenderRepository.class);
  private final Templates templates = container.get(Templates.class);
  private final String acme = company("Acme SL", "ca");

  @AfterEach
  void close() {
    container.close();
  }

  private String company(String name, String language) {
    return container.get(Companies.class).create(name, language, null).id();
  }

  private String account(String company, String address) {
    return container
        .get(MailAccounts.class)
        .store(
            company,
            new AccountSettings(
                address,
                null,
                new ServerSettings("smtp.acme.es", 465, ConnectionSecurity.TLS, null, null),
                false,
                null,
                null,
                false,
                false,
                SendingLimits.NONE,
                false),
            new LearnedFacts(SentCopyPolicy.OFF, null, null),
            List.of())
        .id();
  }

  private Sender sender(String account, Language language) {
    return senders.find(acme, account, DocumentType.INVOICE, language).orElseThrow();
  }

  @Test
  void findsTheAccountThatIsNamed() {
    String first = account(acme, "uno@acme.es");
    String second = account(acme, "dos@acme.es");

    assertThat(sender(first, null).account().address().value()).isEqualTo("uno@acme.es");
    assertThat(sender(second, null).account().id()).isEqualTo(second);
    assertThat(sender(null, null).account()).isNull();
  }

  @Test
  void knowsNoAccountOfAnotherCompany() {
    String theirs = account(company("Otra SL", "es"), "ana@otra.es");

    assertThat(sender(theirs, null).account()).isNull();
    assertThat(sender(theirs, null).company().name()).isEqualTo("Acme SL");
  }

  @Test
  void saysItInTheCompanysOwnWordsForTheLanguageOfTheDocument() {
    templates.put(acme, DocumentType.INVOICE, Language.CA, OWN);

    assertThat(sender(null, null).template().texts()).isEqualTo(OWN);
    assertThat(sender(null, Language.CA).template().texts()).isEqualTo(OWN);
    assertThat(sender(null, Language.ES).template()).isNull();
    assertThat(senders.find(acme, null, DocumentType.QUOTE, null).orElseThrow().template())
        .isNull();
  }

  @Test
  void putsTheLetterheadAroundThem() {
    assertThat(sender(null, null).letterhead()).isNull();

    container.get(Letterheads.class).put(acme, new Letterhead("Acme SL, Girona", null));

    assertThat(sender(null, null).letterhead().letterhead().signature())
        .isEqualTo("Acme SL, Girona");
  }

  @Test
  void isNobodyWhereTheCompanyIsGone() {
    Optional<Sender> sender = senders.find("nobody", null, DocumentType.INVOICE, null);

    assertThat(sender).isEmpty();
  }
}
