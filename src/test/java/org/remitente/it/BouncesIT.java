package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.remitente.testing.MailSystem;
import org.remitente.testing.NeedsRealServers;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;

/** Messages that Postfix returns, as it words that itself, to mailboxes at Dovecot. */
@NeedsRealServers
@ProductTest
class BouncesIT {

  private static final String ACME = "facturas@acme.test";
  private static final String OTHER = "ventas@otra.test";
  private static final String PASSWORD = "geheim";
  private static final String CUSTOMER = "compras@cliente.test";
  private static final String FULL = "llena@cliente.test";
  private static final String ALIAS_OF_FULL = "pedidos@cliente.test";

  /** Postfix passes it on, and finds only then that there is no such user. */
  private static final String NOBODY = "nadie@lejos.test";

  private static final int ROOM = 500_000;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LOOKED = Duration.ofSeconds(90);

  private static MailSystem mail;
  private static Api acme;
  private static Api other;

  @BeforeAll
  static void setUpTwoCompanies() throws Exception {
    mail =
        MailSystem.setup()
            .user(ACME, PASSWORD)
            .user(OTHER, PASSWORD)
            .user(CUSTOMER, PASSWORD)
            .user(FULL, PASSWORD, ALIAS_OF_FULL)
            .quota(ROOM)
            .start();
    acme = company("Acme");
    other = company("Otra");
    String much = "Subject: Mucho\r\n\r\n" + "0123456789\r\n".repeat(ROOM / 13);
    arrivesFromOutside(FULL, much.getBytes(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stopServers() {
    if (mail != null) {
      mail.close();
    }
  }

  private static Api company(String name) {
    return Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY)
        .newCompany(name);
  }

  private static Settings settings(String user) {
    return Settings.of(
        user,
        PASSWORD,
        new Settings.Server(mail.postfix().submissionPort(), "starttls"),
        new Settings.Server(mail.dovecot().imapsPort(), "tls"));
  }

  private static String account(Api api, String user) {
    return api.post("/accounts", settings(user).json()).with(201).json().getString("id");
  }

  private static void switchOn(Api api, String account, String user) {
    Settings wanted = settings(user).with("readDeliveryReports", JsonValue.TRUE);
    JsonObject answer = api.put("/accounts/" + account, wanted.json()).with(200).json();
    assertThat(answer.getBoolean("readDeliveryReports")).isTrue();
  }

  private static Sent sent(Api api, String recipient) {
    Map<String, byte[]> files = Map.of("Factura.pdf", Letter.pdf(60_000));
    return Sent.of(api, api.postForm("/messages", Letter.to(recipient).json(), files))
        .awaitState("sent", SOON);
  }

  private static void awaitReport(String user, Sent sent) {
    await("report of " + sent)
        .atMost(SOON)
        .until(
            () ->
                mail.messages(user, "INBOX").stream()
                    .map(each -> new String(each, StandardCharsets.ISO_8859_1))
                    .anyMatch(
                        each ->
                            each.contains("Action: failed") && each.contains(sent.messageId())));
  }

  private static JsonValue bounce(Sent sent) {
    return sent.now().getJsonArray("recipients").getJsonObject(0).get("bounce");
  }

  private static JsonObject awaitBounce(Sent sent) {
    await().atMost(LOOKED).until(() -> bounce(sent) != JsonValue.NULL);
    return bounce(sent).asJsonObject();
  }

  /** Without what delivery to a mailbox or \Recent make of its name. */
  private static List<String> inbox(String user) {
    return mail.files(user, "INBOX").stream()
        .map(file -> file.getFileName().toString().replaceFirst(":2,$", ""))
        .toList();
  }

  private static void arrivesFromOutside(String recipient, byte[] content) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.from", "<>");
    properties.put("mail.smtp.localhost", "fuera.test");
    properties.put("mail.smtp.timeout", "10000");
    Session session = Session.getInstance(properties);
    MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(content));
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect("localhost", mail.postfix().plainPort(), null, null);
      transport.sendMessage(message, new InternetAddress[] {new InternetAddress(recipient)});
    }
  }

  @Test
  void whatPostfixReturnsIsShownAtItsMessageAndTold() {
    String account = account(acme, ACME);
    Sent toNobody = sent(acme, NOBODY);
    Sent toFull = sent(acme, ALIAS_OF_FULL);
    Sent arrived = sent(acme, CUSTOMER);
    awaitReport(ACME, toNobody);
    awaitReport(ACME, toFull);
    List<String> before = inbox(ACME);
    assertThat(bounce(toNobody)).as("while it is switched off").isEqualTo(JsonValue.NULL);

    try (Listener erp = Listener.to(acme, Version.HTTP_1_1, null)) {
      switchOn(acme, account, ACME);

      JsonObject unknown = awaitBounce(toNobody);
      assertThat(unknown.getString("status")).isEqualTo("5.1.1");
      assertThat(unknown.getJsonObject("diagnosis").getString("code")).isEqualTo("rcpt-bad");
      JsonObject full = awaitBounce(toFull);
      assertThat(full.getString("status")).isEqualTo("5.2.2");
      assertThat(full.getJsonObject("diagnosis").getString("code")).isEqualTo("storage");
      assertThat(bounce(arrived)).isEqualTo(JsonValue.NULL);
      assertThat(toNobody.state()).isEqualTo("sent");
      await().atMost(SOON).until(() -> bounced(erp).size() == 2);
      assertThat(bounced(erp))
          .extracting(each -> each.message().getString("id"))
          .containsExactlyInAnyOrder(toNobody.id(), toFull.id());
      assertThat(bounced(erp).get(0).message().getJsonArray("recipients").getJsonObject(0))
          .containsKey("bounce");
    }
    assertThat(inbox(ACME)).as("nothing read, moved or flagged").containsAll(before);
  }

  private static List<Listener.Told> bounced(Listener erp) {
    return erp.told().stream().filter(each -> each.type().equals("message.bounced")).toList();
  }

  @Test
  void aForgedReportOfAnotherCompanysMessageChangesNothing() throws Exception {
    account(acme, ACME);
    Sent victim = sent(acme, CUSTOMER);
    String account = account(other, OTHER);
    Sent own = sent(other, CUSTOMER);
    arrivesFromOutside(OTHER, ReportMail.of(victim.messageId(), CUSTOMER));
    arrivesFromOutside(OTHER, ReportMail.of(own.messageId(), "otro@cliente.test"));
    Sent toNobody = sent(other, NOBODY);
    awaitReport(OTHER, toNobody);
    awaitReport(OTHER, victim);

    switchOn(other, account, OTHER);
    awaitBounce(toNobody);

    assertThat(bounce(victim)).isEqualTo(JsonValue.NULL);
    assertThat(bounce(own)).as("nobody to whom it went").isEqualTo(JsonValue.NULL);
  }
}
