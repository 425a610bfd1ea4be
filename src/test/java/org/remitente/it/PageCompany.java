package org.remitente.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.WebhookReceiver;

/** A company of its own with mail servers of its own, whose people look at its page. */
final class PageCompany implements AutoCloseable {

  static final String USER = "facturas@acme.test";
  static final String OTHER = "pedidos@acme.test";
  static final String PASSWORD = "señal de humo";

  /** A verification ends within thirty seconds. */
  static final LocatorAssertions.IsVisibleOptions IN_TIME =
      new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);

  private static final Duration LONGEST = Duration.ofSeconds(30);

  final Api api;
  private final Api operator;
  private final String id;
  final Mailboxes mailboxes = new Mailboxes().user(USER, PASSWORD).user(OTHER, PASSWORD);
  final ScriptedSmtpServer smtp;
  final ScriptedImapServer imap;

  PageCompany(String name, String language) {
    operator =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);
    JsonObject company =
        Json.createObjectBuilder().add("name", name).add("language", language).build();
    id = operator.post("/companies", company).with(201).json().getString("id");
    JsonObject label = Json.createObjectBuilder().add("label", "ERP").build();
    api =
        operator.as(
            operator.post("/companies/" + id + "/keys", label).with(201).json().getString("key"));
    // Their greetings make nobody wait for a copy that the provider might keep.
    smtp =
        new ScriptedSmtpServer(mailboxes)
            .on("CONNECT", "220 mail.test ESMTP Postfix")
            .implicitTls(TestAuthority.shared().forNames("localhost", "mail.acme.test"));
    imap =
        new ScriptedImapServer(mailboxes)
            .on("CONNECT", "* OK Dovecot ready.")
            .implicitTls(TestAuthority.shared().forNames("localhost", "mail.acme.test"));
  }

  /** Adds somebody who signs in with a password. */
  void person(String username, String password, String role) {
    JsonObject person =
        Json.createObjectBuilder()
            .add("username", username)
            .add("password", password)
            .add("name", "Ana Torres")
            .add("role", role)
            .build();
    operator.post("/companies/" + id + "/users", person).with(201);
  }

  /** What an account of these servers takes. */
  Settings settings(String address) {
    return Settings.of(
        address,
        PASSWORD,
        new Settings.Server(smtp.port(), "tls"),
        new Settings.Server(imap.port(), "tls"));
  }

  /** Stores an account and answers with its id. */
  String account(String address) {
    return api.post("/accounts", settings(address).json()).with(201).json().getString("id");
  }

  /** Sends a letter and answers with its id. */
  String send(Letter letter) {
    return api.post("/messages", letter.json()).with(202).json().getString("id");
  }

  /** Sends a letter and waits until it stands somewhere. */
  String send(Letter letter, String state) {
    Sent sent = Sent.of(api, api.post("/messages", letter.json()));
    sent.awaitState(state, LONGEST);
    return sent.id();
  }

  /** Has a program told of what happens to messages. */
  void hear(WebhookReceiver erp, String event) {
    JsonObject wish =
        Json.createObjectBuilder()
            .add("url", erp.url())
            .add("events", Json.createArrayBuilder().add(event))
            .build();
    api.post("/webhooks", wish).with(201);
  }

  /** A link that opens the page. */
  String link() {
    JsonObject visitor = Json.createObjectBuilder().add("user", "facturas").build();
    return api.post("/preferences-links", visitor).with(201).json().getString("url");
  }

  /** The page, opened by a link. */
  Page open(BrowserContext context) {
    Page page = context.newPage();
    page.navigate(link());
    assertThat(page.locator("main h1")).isVisible();
    return page;
  }

  /** An address of the page itself. */
  static String address(String rest) {
    return RunningProduct.uri("/preferences" + rest).toString();
  }

  @Override
  public void close() {
    smtp.close();
    imap.close();
  }
}
