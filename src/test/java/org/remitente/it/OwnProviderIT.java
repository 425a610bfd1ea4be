package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.remitente.testing.MailSystem;
import org.remitente.testing.NeedsRealServers;
import org.remitente.testing.PortRelay;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.SignInStandIns;
import org.remitente.testing.TestIdentityProvider;

/**
 * A provider of the operator's own, by configuration alone: Postfix and Dovecot take its tokens and
 * ask it whether they are good.
 */
@NeedsRealServers
@ProductTest
class OwnProviderIT {

  private static final String SENDER = "facturas@acme.test";
  private static final String ONLY_HERE = "unica@acme.test";
  private static final String CUSTOMER = "compras@cliente.test";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final TestIdentityProvider IDENTITIES = SignInStandIns.ownIdentities();

  private static MailSystem mail;
  private static PortRelay smtp;
  private static PortRelay imap;

  private final Api operator =
      Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);
  private final Api api = operator.newCompany("Acme");
  private final SigningIn browser = new SigningIn();

  @BeforeAll
  static void startServers() {
    mail =
        MailSystem.setup()
            .user(SENDER, "never used")
            .user(ONLY_HERE, "never used")
            .user(CUSTOMER, "otra")
            .tokensOf(IDENTITIES)
            .start();
    smtp = new PortRelay(SignInStandIns.OWN_SMTP_PORT, mail.postfix().submissionPort());
    imap = new PortRelay(SignInStandIns.OWN_IMAP_PORT, mail.dovecot().imapsPort());
  }

  @AfterAll
  static void stopServers() {
    smtp.close();
    imap.close();
    mail.close();
  }

  private JsonObject signIn() {
    return signIn(api, SENDER);
  }

  private JsonObject signIn(Api company, String address) {
    JsonObject wish =
        Json.createObjectBuilder()
            .add("address", address)
            .add("displayName", "Acme SL")
            .add("saveSentCopy", true)
            .add("returnTo", "/preferences")
            .build();
    JsonObject begun =
        company.post("/oauth/" + SignInStandIns.OWN + "/authorizations", wish).with(201).json();
    browser.all(begun.getString("authorizationUrl"), address);
    JsonObject signedIn =
        company.get("/oauth/authorizations/" + begun.getString("id")).with(200).json();
    assertThat(signedIn.getString("state")).as(signedIn.toString()).isEqualTo("done");
    return company.get("/accounts/" + signedIn.getString("account")).with(200).json();
  }

  private JsonObject reaches(String path, String member, String value) {
    return await()
        .atMost(SOON)
        .until(() -> api.get(path).with(200).json(), each -> each.getString(member).equals(value));
  }

  private static List<String> arrived(String subject) {
    return mail.messages(CUSTOMER, "INBOX").stream()
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .filter(text -> text.contains("Subject: " + subject))
        .toList();
  }

  private String send(String subject) {
    return "/messages/"
        + api.post("/messages", Letter.to(CUSTOMER).with("subject", subject).json())
            .with(202)
            .json()
            .getString("id");
  }

  @Test
  void sendsWithATokenAndFilesTheCopy() {
    JsonObject account = signIn();

    assertThat(account.getString("method")).isEqualTo(SignInStandIns.OWN);
    assertThat(account.getString("sentCopy")).isEqualTo("append");
    String message = send("Factura por token");
    reaches(message, "state", "sent");
    reaches(message, "sentCopy", "saved");
    await().atMost(SOON).until(() -> arrived("Factura por token").size() == 1);
    assertThat(
            mail.messages(SENDER, "Sent").stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .filter(text -> text.contains("Subject: Factura por token")))
        .hasSize(1);
  }

  @Test
  void renewsATokenThatTheServersDoNotTakeAnyMore() {
    signIn();
    int before = IDENTITIES.refreshes();
    IDENTITIES.endAccessTokens();

    reaches(send("Factura renovada"), "state", "sent");

    assertThat(IDENTITIES.refreshes()).isEqualTo(before + 1);
    await().atMost(SOON).until(() -> arrived("Factura renovada").size() == 1);
  }

  @Test
  void waitsForItsOwnerWhereThePermissionIsGone() {
    String path = "/accounts/" + signIn().getString("id");
    IDENTITIES.revokeAll(SENDER);
    String waiting = send("Factura que espera");

    reaches(path, "health", "needs-sign-in");
    assertThat(api.get(waiting).with(200).json().getString("state")).isEqualTo("queued");

    assertThat("/accounts/" + signIn().getString("id")).as("the same account").isEqualTo(path);
    reaches(waiting, "state", "sent");
    await().atMost(SOON).until(() -> arrived("Factura que espera").size() == 1);
  }

  @Test
  void givesThePermissionBackWithTheAccount() {
    String shared = "/accounts/" + signIn().getString("id");
    signIn(operator.newCompany("Otra"), SENDER);
    String path = "/accounts/" + signIn(api, ONLY_HERE).getString("id");
    int before = IDENTITIES.revocations();

    api.delete(shared).with(204);
    api.delete(path).with(204);

    await().atMost(SOON).until(() -> IDENTITIES.revocations() > before);
    assertThat(IDENTITIES.revocations()).isEqualTo(before + 1);
  }
}
