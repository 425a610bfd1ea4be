package org.remitente.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.MailSystem;
import org.remitente.testing.NeedsRealServers;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/** An account set up against Postfix and Dovecot, and what comes out at the other end. */
@NeedsRealServers
@ProductTest
class RealMailIT {

  private static final String SENDER = "facturas@acme.test";
  private static final String PASSWORD = "Ñandú: 5 €";
  private static final String CUSTOMER = "compras@cliente.test";
  private static final String BOOKKEEPER = "gestoria@asesores.test";
  private static final String SENT = "Elementos enviados";
  private static final String FILE = "Factura ñ-ç 5 € 😀.pdf";
  private static final Duration SOON = Duration.ofSeconds(30);

  private static MailSystem mail;
  private static Api api;

  @BeforeAll
  static void setUpAnAccount() {
    mail =
        MailSystem.setup()
            .user(SENDER, PASSWORD)
            .user(CUSTOMER, "otra")
            .user(BOOKKEEPER, "otra")
            .sentFolder(SENT)
            .start();
    api = newCompany("Acme");
    api.post("/accounts", startTls().json()).with(201);
  }

  @AfterAll
  static void stopServers() {
    if (mail != null) {
      mail.close();
    }
  }

  @Test
  void setsUpOverStartTlsWithOneCopyOfTheTestMessage() {
    assertPassesWithOneCopy(startTls());
  }

  @Test
  void setsUpOverImplicitTlsWithOneCopyOfTheTestMessage() {
    assertPassesWithOneCopy(
        settings(mail.postfix().submissionsPort(), "tls", mail.dovecot().imapPort(), "starttls"));
  }

  /** The watch for a copy that the provider keeps is part of it: a second after the arrival. */
  @RepeatedTest(5)
  void verifiesInLessThanThreeSeconds() {
    JsonObject verification = api.post("/verifications", startTls().json()).with(200).json();

    System.out.println(
        "Verified against Postfix and Dovecot in "
            + verification.getInt("millis")
            + " ms: "
            + verification.get("stages"));
    assertThat(verification.getString("state")).isEqualTo("passed");
    assertThat(verification.getInt("millis")).isBetween(1000, 2999);
  }

  private static void assertPassesWithOneCopy(Settings settings) {
    int copies = mail.messages(SENDER, SENT).size();
    int arrived = mail.messages(SENDER, "INBOX").size();

    JsonObject account = newCompany("Otra").post("/accounts", settings.json()).with(201).json();

    assertThat(account.getString("sentCopy")).isEqualTo("append");
    assertThat(account.getString("sentFolder")).isEqualTo(SENT);
    assertThat(account.getJsonArray("warnings")).isEmpty();
    assertThat(mail.messages(SENDER, "INBOX")).hasSize(arrived + 1);
    assertThat(mail.messages(SENDER, SENT)).hasSize(copies + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {60_000, 10 * 1024 * 1024})
  void deliversAPdfByteForByteAndFilesOneCopy(int size) throws Exception {
    byte[] pdf = Letter.pdf(size);

    Sent sent =
        Sent.of(api, api.postForm("/messages", Letter.to(CUSTOMER).json(), Map.of(FILE, pdf)));

    sent.awaitState("sent", SOON).awaitCopy("saved", SOON);
    byte[] arrived = awaitArrival(CUSTOMER, sent);
    MimeMessage message = parsed(arrived);
    assertThat(message.getSubject()).isEqualTo(Letter.SUBJECT);
    assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Peña & Gràcia €");
    BodyPart attachment = attachment(message);
    assertThat(attachment.getFileName()).isEqualTo(FILE);
    assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(pdf);
    assertThat(unixText(arrived).chars().max().orElseThrow()).as("ASCII alone").isLessThan(128);
    assertThat(unixText(arrived).lines().mapToInt(String::length).max().orElseThrow())
        .as("characters of the longest line (RFC 5322, 2.1.1)")
        .isLessThanOrEqualTo(998);
    String source = unixText(api.get(sent.path() + "/source").with(200).bytes());
    assertThat(unixText(arrived).endsWith(source)).as("the bytes of the source arrived").isTrue();
    assertThat(copiesOf(sent)).hasSize(1);
    assertThat(unixText(copiesOf(sent).get(0)).equals(source)).as("the same is filed").isTrue();
  }

  @Test
  void hidesBlindRecipientsFromAllButTheSender() throws Exception {
    Sent sent = Sent.of(api, api.post("/messages", Letter.to(CUSTOMER).bcc(BOOKKEEPER).json()));

    sent.awaitState("sent", SOON).awaitCopy("saved", SOON);
    String source = unixText(api.get(sent.path() + "/source").with(200).bytes());
    assertThat(source).doesNotContainIgnoringCase("bcc").doesNotContain(BOOKKEEPER);
    assertThat(unixText(awaitArrival(CUSTOMER, sent))).doesNotContain(BOOKKEEPER);
    assertThat(unixText(awaitArrival(BOOKKEEPER, sent))).endsWith(source);
    String copy = unixText(copiesOf(sent).get(0));
    assertThat(copy).startsWith("Bcc: ").endsWith(source);
    assertThat(copy.substring(0, copy.length() - source.length())).contains(BOOKKEEPER);
    assertThat(copiesOf(sent)).hasSize(1);
  }

  @Test
  void rejectsWhatNobodyMayReceive() {
    Sent sent = Sent.of(api, api.post("/messages", Letter.to("nadie@cliente.test").json()));

    JsonObject message = sent.awaitState("rejected", SOON).now();

    assertThat(message.getString("sentCopy")).isEqualTo("off");
    JsonObject recipient = message.getJsonArray("recipients").getJsonObject(0);
    assertThat(recipient.getString("state")).isEqualTo("refused");
    assertThat(recipient.getString("serverReply")).contains("5.1.1");
    JsonArray attempts = message.getJsonArray("attempts");
    assertThat(attempts).hasSize(1);
    assertThat(attempts.getJsonObject(0).getJsonObject("diagnosis").getString("code"))
        .isEqualTo("rcpt-bad");
    assertThat(copiesOf(sent)).isEmpty();
  }

  @Test
  void sendsToThoseWhoMayReceive() throws Exception {
    Sent sent =
        Sent.of(api, api.post("/messages", Letter.to("nadie@cliente.test", CUSTOMER).json()));

    JsonObject message = sent.awaitState("sent", SOON).awaitCopy("saved", SOON).now();

    assertThat(message.getJsonArray("recipients").getValuesAs(JsonObject.class))
        .extracting(each -> each.getString("address") + " " + each.getString("state"))
        .containsExactly("nadie@cliente.test refused", CUSTOMER + " accepted");
    assertThat(sent.isIn(awaitArrival(CUSTOMER, sent))).isTrue();
  }

  private static Api newCompany(String name) {
    return Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY)
        .newCompany(name);
  }

  private static Settings startTls() {
    return settings(mail.postfix().submissionPort(), "starttls", mail.dovecot().imapsPort(), "tls");
  }

  private static Settings settings(int smtp, String smtpSecurity, int imap, String imapSecurity) {
    return Settings.of(
        SENDER,
        PASSWORD,
        new Settings.Server(smtp, smtpSecurity),
        new Settings.Server(imap, imapSecurity));
  }

  private static byte[] awaitArrival(String user, Sent sent) {
    return await("arrival at " + user)
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> found(user, "INBOX", sent), found -> found.size() == 1)
        .get(0);
  }

  private static List<byte[]> copiesOf(Sent sent) {
    return found(SENDER, SENT, sent);
  }

  private static List<byte[]> found(String user, String folder, Sent sent) {
    return mail.messages(user, folder).stream().filter(sent::isIn).toList();
  }

  /** As a Maildir keeps it. */
  private static String unixText(byte[] bytes) {
    return new String(bytes, ISO_8859_1).replace("\r\n", "\n");
  }

  private static MimeMessage parsed(byte[] bytes) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  private static BodyPart attachment(MimeMessage message) throws Exception {
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(message.getContentType()).startsWith("multipart/mixed");
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
    return parts.getBodyPart(1);
  }
}
