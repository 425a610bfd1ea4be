package org.remitente.it;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.StringReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.WebhookReceiver;

/** A company that is told of its accounts: its contact by mail, its ERP by a webhook. */
final class ToldCompany implements AutoCloseable {

  static final String USER = "facturas@acme.test";
  private static final String PASSWORD = "señal de humo";

  final ScriptedSmtpServer smtp;
  final ScriptedImapServer imap;
  final Api api;
  private final Api operator;
  private final String id;
  private final String contact;
  private final GreenMail post;
  private final WebhookReceiver erp = new WebhookReceiver();

  /**
   * @param post where notices arrive
   */
  ToldCompany(Api operator, GreenMail post, String language) {
    this.operator = operator;
    this.post = post;
    contact = language + "-" + System.nanoTime() + "@contacto.test";
    JsonObject company =
        Json.createObjectBuilder()
            .add("name", "Acme")
            .add("language", language)
            .add("contact", contact)
            .build();
    id = operator.post("/companies", company).with(201).json().getString("id");
    JsonObject label = Json.createObjectBuilder().add("label", "ERP").build();
    api =
        operator.as(
            operator.post("/companies/" + id + "/keys", label).with(201).json().getString("key"));
    Mailboxes mailboxes = new Mailboxes().user(USER, PASSWORD).folder(USER, "Sent");
    // Their greetings make nobody wait for a copy that the provider might keep.
    smtp =
        new ScriptedSmtpServer(mailboxes)
            .on("CONNECT", "220 mail.test ESMTP Postfix")
            .implicitTls(TestAuthority.shared().forLocalhost());
    imap =
        new ScriptedImapServer(mailboxes)
            .on("CONNECT", "* OK Dovecot ready.")
            .implicitTls(TestAuthority.shared().forLocalhost());
    listen(erp, "account.needs-sign-in", "account.failing", "account.ending", "account.recovered");
  }

  /** From now on somebody hears of these events. */
  void listen(WebhookReceiver receiver, String... events) {
    JsonObject wish =
        Json.createObjectBuilder()
            .add("url", receiver.url())
            .add("events", Json.createArrayBuilder(List.of(events)))
            .build();
    api.post("/webhooks", wish).with(201);
  }

  /** Stores an account of the company's servers; gives its path. */
  String account() {
    Settings settings =
        Settings.of(
            USER,
            PASSWORD,
            new Settings.Server(smtp.port(), "tls"),
            new Settings.Server(imap.port(), "tls"));
    return "/accounts/" + api.post("/accounts", settings.json()).with(201).json().getString("id");
  }

  /** The events that the ERP heard, in their order. */
  List<JsonObject> events() {
    return erp.told().stream().map(told -> read(told.body())).toList();
  }

  /** The types of the same. */
  List<String> eventTypes() {
    return events().stream().map(event -> event.getString("type")).toList();
  }

  private static JsonObject read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  /** The notices that its contact got: subject and text. */
  List<String> notices() {
    return Stream.of(post.getReceivedMessages())
        .filter(this::isOurs)
        .map(ToldCompany::text)
        .toList();
  }

  private boolean isOurs(MimeMessage mail) {
    try {
      return Arrays.stream(mail.getAllRecipients())
          .map(Address::toString)
          .anyMatch(contact::equals);
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(MimeMessage mail) {
    try {
      return mail.getSubject() + "\n\n" + mail.getContent();
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The preferences as a browser gets them. */
  String page() {
    JsonObject visitor = Json.createObjectBuilder().add("user", "facturas").build();
    String link = api.post("/preferences-links", visitor).with(201).json().getString("url");
    HttpClient browser =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      return browser
          .send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    operator.delete("/companies/" + id).with(204);
    erp.close();
    smtp.close();
    imap.close();
  }
}
