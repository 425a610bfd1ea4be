package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.FreePort;
import org.remitente.testing.GraphStandIn;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestCertificate;
import org.remitente.testing.TestIdentityProvider;
import org.remitente.testing.WebhookReceiver;

/** What a company hears in time of what stops working: by mail, by events, on the page. */
class CheckupsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private static Path data;

  private static final TestIdentityProvider MICROSOFT = TestIdentityProvider.start();
  private static final GraphStandIn GRAPH = GraphStandIn.start();
  private static GreenMail post;
  private static Cluster cluster;

  private ToldCompany acme;

  @BeforeAll
  static void start() {
    post = new GreenMail(new ServerSetup(FreePort.find(), "127.0.0.1", "smtp"));
    post.start();
    cluster = new Cluster(data, List.of(environment()));
    cluster.start();
  }

  private static Map<String, String> environment() {
    return Map.of(
        "REMITENTE_SYSTEM_MAIL_HOST", "127.0.0.1",
        "REMITENTE_SYSTEM_MAIL_PORT", Integer.toString(post.getSmtp().getPort()),
        "REMITENTE_SYSTEM_MAIL_SECURITY", "none",
        "REMITENTE_SYSTEM_MAIL_FROM", "avisos@remitente.test",
        "REMITENTE_OAUTH_OUTLOOK_CLIENT_ID", "remitente-at-outlook",
        "REMITENTE_OAUTH_OUTLOOK_CLIENT_SECRET", "secret-of-the-registered-application",
        "REMITENTE_OAUTH_OUTLOOK_AUTHORIZE_URL", MICROSOFT.authorize().toString(),
        "REMITENTE_OAUTH_OUTLOOK_TOKEN_URL", MICROSOFT.token().toString(),
        "REMITENTE_OAUTH_OUTLOOK_API_URL", GRAPH.url().toString());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
    post.stop();
    GRAPH.close();
    MICROSOFT.close();
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private ToldCompany company(String language) {
    acme = new ToldCompany(SendingProduct.operator(cluster.nodes().get(0)), post, language);
    return acme;
  }

  /** Accounts are looked at now, whatever their time of day, and what follows is told. */
  private static void look() {
    cluster.queue().look();
    await().atMost(SOON).until(cluster.queue()::hasLooked);
    await().atMost(SOON).until(() -> !cluster.queue().hasNoticesToSend());
  }

  private static void passes(Duration time) {
    cluster.queue().passes(time);
    await().atMost(SOON).until(cluster.queue()::hasLooked);
    await().atMost(SOON).until(() -> !cluster.queue().hasNoticesToSend());
  }

  private static void comes(Callable<Integer> number, int expected) {
    await().atMost(SOON).until(number, found -> found >= expected);
  }

  /** The event and the notice are there, once each. */
  private void isTold(List<String> events, String... subjects) {
    comes(() -> acme.events().size(), events.size());
    comes(() -> acme.notices().size(), subjects.length);
    assertThat(acme.eventTypes()).isEqualTo(events);
    assertThat(acme.notices()).hasSameSizeAs(subjects);
    for (int i = 0; i < subjects.length; i++) {
      assertThat(acme.notices().get(i)).startsWith(subjects[i]).contains("/preferences");
    }
  }

  @Test
  void aCertificateThatEndsInTenDays() {
    company("es");
    TestCertificate ending = TestAuthority.shared().endingIn(10, "localhost");
    acme.smtp.implicitTls(ending);
    acme.account();
    String warning = "El certificado del servidor de facturas@acme.test caduca el ";

    look();
    isTold(List.of("account.ending"), warning);
    JsonObject told = acme.events().get(0).getJsonObject("data").getJsonObject("ending");
    assertThat(told.getString("cause")).isEqualTo("certificate");
    assertThat(OffsetDateTime.parse(told.getString("at")).toInstant())
        .isEqualTo(ending.certificate().getNotAfter().toInstant());
    assertThat(acme.page()).contains("El certificado del servidor caduca el");
    int before = acme.smtp.signIns();
    look();
    assertThat(acme.smtp.signIns()).as("it was looked at again").isEqualTo(before + 1);
    isTold(List.of("account.ending"), warning);

    acme.smtp.implicitTls(TestAuthority.shared().forLocalhost());
    look();
    isTold(
        List.of("account.ending", "account.recovered"),
        warning,
        "El certificado del servidor de facturas@acme.test ya está renovado");
    assertThat(acme.page()).doesNotContain("El certificado del servidor caduca el");
  }

  @Test
  void aConsentThatWasRevoked() {
    company("ca");
    String address = "facturas@outlook.test";
    new SigningIn().connect(acme.api, "outlook", address);
    MICROSOFT.withdraw();
    String warning = "El teu compte facturas@outlook.test necessita que tornis a iniciar sessió";

    look();
    isTold(List.of("account.needs-sign-in"), warning);
    assertThat(acme.page()).contains("Cal tornar a connectar");
    int asked = MICROSOFT.tokenRequests().size();
    look();
    assertThat(MICROSOFT.tokenRequests()).as("nobody asks in vain").hasSize(asked);
    isTold(List.of("account.needs-sign-in"), warning);

    MICROSOFT.honour();
    new SigningIn().connect(acme.api, "outlook", address);
    isTold(
        List.of("account.needs-sign-in", "account.recovered"),
        warning,
        "El teu compte facturas@outlook.test torna a funcionar");
    assertThat(acme.page()).doesNotContain("Cal tornar a connectar");
  }

  @Test
  void aMailboxThatIsFull() {
    company("en");
    mailboxIsFull(100);
    acme.account();
    String warning = "Copies of messages from facturas@acme.test are not being saved";

    look();
    passes(Duration.ofMinutes(61));
    passes(Duration.ofMinutes(31));
    isTold(List.of("account.failing"), warning);
    assertThat(acme.notices().get(0)).contains("your mailbox is full");
    assertThat(acme.page()).contains("your mailbox is full");
    int before = acme.imap.signIns();
    look();
    assertThat(acme.imap.signIns()).as("it was looked at again").isEqualTo(before + 1);
    isTold(List.of("account.failing"), warning);

    mailboxIsFull(50);
    look();
    isTold(
        List.of("account.failing", "account.recovered"),
        warning,
        "Your account facturas@acme.test works again");
    assertThat(acme.page()).doesNotContain("your mailbox is full");
  }

  private void mailboxIsFull(int percent) {
    acme.imap
        .offering("QUOTA")
        .on(
            "GETQUOTAROOT",
            "* QUOTAROOT Sent \"User quota\"",
            "* QUOTA \"User quota\" (STORAGE " + percent * 10 + " 1000)",
            "OK Done");
  }

  @Test
  void aServerThatHasJustRefusedASignInMeetsNoOtherByALook() {
    company("es");
    String account = acme.account();
    acme.smtp.on("CREDENTIALS", "535 5.7.8 Error: authentication failed");
    Sent sent =
        Sent.of(acme.api, acme.api.post("/messages", Letter.to(SendingProduct.CUSTOMER).json()));
    await()
        .atMost(SOON)
        .until(
            () -> acme.api.get(account).with(200).json().getString("health"),
            "needs-sign-in"::equals);
    acme.api.post(sent.path() + "/cancel").with(200);
    int smtp = acme.smtp.connections();
    int imap = acme.imap.connections();

    look();
    passes(Duration.ofDays(1));

    assertThat(acme.smtp.connections()).isEqualTo(smtp);
    assertThat(acme.imap.connections()).isEqualTo(imap);
    isTold(
        List.of("account.needs-sign-in"),
        "Tu cuenta facturas@acme.test necesita que vuelvas a iniciar sesión");
  }

  @Test
  void aWebhookThatIsSwitchedOff() {
    company("es");
    acme.account();
    try (WebhookReceiver gone = new WebhookReceiver()) {
      gone.being(WebhookReceiver.answering(410));
      acme.listen(gone, "message.cancelled");
      Letter later = Letter.to(SendingProduct.CUSTOMER).with("notBefore", "2999-01-01T00:00:00Z");
      Sent sent = Sent.of(acme.api, acme.api.post("/messages", later.json()));
      acme.api.post(sent.path() + "/cancel").with(200);

      comes(() -> acme.notices().size(), 1);
      assertThat(acme.notices()).hasSize(1);
      assertThat(acme.notices().get(0))
          .startsWith("127.0.0.1 ya no quiere noticias de tus envíos")
          .contains("/api/v1/webhooks");
      assertThat(gone.told()).hasSize(1);
    }
  }
}
