package org.remitente.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountEnding;
import org.remitente.account.AccountHealth;
import org.remitente.account.AccountSettings;
import org.remitente.account.LearnedFacts;
import org.remitente.account.MailAccounts;
import org.remitente.account.SendingLimits;
import org.remitente.account.SentCopyPolicy;
import org.remitente.account.ServerSettings;
import org.remitente.company.Companies;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.network.WebPost;
import org.remitente.shared.PublicAddress;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestContainer;
import org.remitente.testing.TimeLapse;
import org.remitente.webhook.WebhookSwitchedOff;
import org.remitente.webhook.Webhooks;

/** What a company's contact reads of its accounts, from what happened to the mail that arrives. */
@DatabaseTest
@Timeout(60)
class TroubleNoticesTest {

  private static final String OPERATOR = "avisos@remitente.test";

  private final ScriptedSmtpServer server =
      new ScriptedSmtpServer(OPERATOR, "s3creto").startTls(TestAuthority.shared().forLocalhost());
  private final TestContainer container = new TestContainer();
  private final NoticeSender sender = new NoticeSender();

  TroubleNoticesTest() {
    container.configure("remitente.secrets.keys", "k:" + "A".repeat(43) + "=");
    container.use(
        WebPost.class,
        new WebPost(
            new NetworkGuard("192.0.2.0/24", "any"), new TlsTrust((Path) null), "127.0.0.1:9"));
    container.observe(AccountChanged.class, notices()::changed);
    sender.notices = notices();
    sender.companies = container.get(Companies.class);
    sender.contents = new NoticeContents();
    sender.contents.accounts = accounts();
    sender.contents.webhooks = webhooks();
    sender.contents.address = new PublicAddress("https://correo.acme.es");
    sender.mail =
        SystemMailTest.systemMail(
            Map.of(
                "host",
                "localhost",
                "port",
                Integer.toString(server.port()),
                "username",
                OPERATOR,
                "password",
                "s3creto",
                "from",
                OPERATOR));
  }

  @AfterEach
  void close() {
    server.close();
    container.close();
  }

  private Notices notices() {
    return container.get(Notices.class);
  }

  private MailAccounts accounts() {
    return container.get(MailAccounts.class);
  }

  private Webhooks webhooks() {
    return container.get(Webhooks.class);
  }

  private String company(String language, String contact) {
    return container.get(Companies.class).create("Acme SL", language, contact).id();
  }

  private String account(String company) {
    return accounts()
        .store(
            company,
            new AccountSettings(
                "facturas@acme.es",
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

  private void after(Duration time) {
    TimeLapse.of(time).forEach(this::sql);
    sender.look();
  }

  private void sql(String sql) {
    try {
      container
          .database()
          .required(() -> container.database().entities().createNativeQuery(sql).executeUpdate());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The last mail that arrived, its subject and its text. */
  private String lastMail() throws Exception {
    byte[] content = server.messages().get(server.messages().size() - 1).content();
    MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(content));
    return mail.getSubject() + "\n\n" + mail.getContent();
  }

  @ParameterizedTest
  @CsvSource({"es, 7 de diciembre de 2026", "ca, 7 de desembre de", "en, 7 December"})
  void aCertificateThatEndsIsToldOnceInTheCompanysLanguage(String language, String day)
      throws Exception {
    String company = company(language, "dueno@acme.es");
    notices()
        .ending(
            new AccountEnding(
                company,
                account(company),
                "certificate",
                OffsetDateTime.parse("2026-12-07T12:00:00Z")));

    after(Duration.ZERO);
    after(Duration.ofDays(2));

    assertThat(server.messages()).hasSize(1);
    assertThat(server.messages().get(0).recipients()).containsExactly("dueno@acme.es");
    assertThat(lastMail())
        .contains(day)
        .contains("facturas@acme.es")
        .contains("https://correo.acme.es/preferences");
  }

  @Test
  void anEndIsToldThoughTheOperatorsServerWasAwayForDays() {
    String company = company("es", "dueno@acme.es");
    OffsetDateTime end = OffsetDateTime.now(Clock.systemUTC()).plusDays(10);
    notices().ending(new AccountEnding(company, account(company), "certificate", end));
    server.onceOn("MAIL", "451 4.3.0 Try again later");
    after(Duration.ZERO);
    assertThat(server.messages()).isEmpty();

    after(Duration.ofDays(4));

    assertThat(server.messages()).hasSize(1);
  }

  @Test
  void aFailureIsToldWithWhatWasSeenAndThenItsEnd() throws Exception {
    String company = company("en", "owner@acme.es");
    String account = account(company);
    Diagnosis why =
        DiagnosisCatalogue.verdict(DiagnosisCode.TLS_CERT_EXPIRED, Service.SMTP, Stage.TLS);

    accounts().reportHealth(company, account, AccountHealth.FAILING, why);
    after(Duration.ofMinutes(31));
    assertThat(server.messages()).hasSize(1);
    assertThat(lastMail())
        .startsWith("We cannot send with the account facturas@acme.es")
        .contains("expired");

    accounts().reportHealth(company, account, AccountHealth.OK);
    after(Duration.ZERO);
    assertThat(server.messages()).hasSize(2);
    assertThat(lastMail()).startsWith("Your account facturas@acme.es works again");
  }

  @Test
  void aMailboxThatIsFullIsToldAsAMatterOfCopies() throws Exception {
    String company = company("es", "dueno@acme.es");
    String account = account(company);

    accounts()
        .reportMailbox(
            company,
            account,
            DiagnosisCatalogue.verdict(DiagnosisCode.SENT_QUOTA, Service.IMAP, Stage.MAILBOX));
    after(Duration.ofMinutes(31));

    assertThat(lastMail())
        .startsWith("Las copias de los mensajes de facturas@acme.es no se están guardando")
        .contains("buzón está lleno");

    Diagnosis why =
        DiagnosisCatalogue.verdict(DiagnosisCode.TLS_CERT_EXPIRED, Service.SMTP, Stage.TLS);
    accounts().reportHealth(company, account, AccountHealth.FAILING, why);
    after(Duration.ofDays(1));
    assertThat(server.messages()).as("now the messages wait, too").hasSize(2);
    assertThat(lastMail()).startsWith("No podemos enviar con la cuenta facturas@acme.es");
  }

  @ParameterizedTest
  @CsvSource({"es, FAILED", "ca, FAILED", "en, FAILED", "es, GONE", "ca, UNSIGNED", "en, GONE"})
  void aWebhookThatIsSwitchedOffIsToldWithWhatToDo(
      String language, WebhookSwitchedOff.Reason reason) throws Exception {
    String company = company(language, "dueno@acme.es");
    String id =
        webhooks()
            .add(company, "https://192.0.2.7/secret-path?key=s3creto", List.of("message.sent"))
            .webhook()
            .id();
    OffsetDateTime since = OffsetDateTime.parse("2026-12-07T12:00:00Z");

    notices().switchedOff(new WebhookSwitchedOff(company, id, reason, since));
    after(Duration.ZERO);
    after(Duration.ofDays(2));

    assertThat(server.messages()).hasSize(1);
    assertThat(server.messages().get(0).recipients()).containsExactly("dueno@acme.es");
    assertThat(lastMail())
        .contains("192.0.2.7", id, "POST https://correo.acme.es/api/v1/webhooks")
        .contains("GET https://correo.acme.es/api/v1/messages")
        .doesNotContain("secret-path", "s3creto", "{", "whsec_");
    if (reason != WebhookSwitchedOff.Reason.UNSIGNED) {
      assertThat(lastMail()).containsPattern("7 de (diciembre|desembre)|7 December");
    }
  }

  @Test
  void aWebhookThatWasDeletedMeanwhileIsNotToldOf() {
    String company = company("es", "dueno@acme.es");
    String id =
        webhooks().add(company, "https://192.0.2.7/", List.of("message.sent")).webhook().id();

    notices()
        .switchedOff(new WebhookSwitchedOff(company, id, WebhookSwitchedOff.Reason.UNSIGNED, null));
    webhooks().delete(company, id);
    after(Duration.ZERO);

    assertThat(server.messages()).isEmpty();
  }

  @Test
  void aCompanyWithoutAContactIsToldNothingNorOfAnyEnd() {
    String company = company("es", null);
    String account = account(company);

    accounts().reportHealth(company, account, AccountHealth.NEEDS_SIGN_IN);
    after(Duration.ZERO);
    accounts().reportHealth(company, account, AccountHealth.OK);
    after(Duration.ZERO);

    assertThat(server.messages()).isEmpty();
  }
}
