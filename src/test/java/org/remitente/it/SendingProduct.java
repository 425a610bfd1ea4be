package org.remitente.it;

import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.remitente.testing.FreePort;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductProcess;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** A product of a test's own, with a company whose account sends through a scripted server. */
final class SendingProduct implements AutoCloseable {

  static final String CUSTOMER = "compras@cliente.test";

  private static final String OPERATOR_KEY = "operator-key-of-a-product-of-its-own";

  private final ScriptedSmtpServer smtp = server();
  private final ProductProcess process;
  private final Api api;

  /** Starts the product and sets the account up. */
  SendingProduct(Path data, Map<String, String> environment) {
    process = node(data, environment);
    process.start();
    api = operator(process).newCompany("Acme");
    addAccount(smtp);
  }

  /** A product that may reach this machine, and trusts the tests' certificate authority. */
  static ProductProcess node(Path data, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("REMITENTE_OPERATOR_KEY", OPERATOR_KEY);
    all.put("REMITENTE_NETWORK_ALLOW", "127.0.0.0/8");
    all.put("REMITENTE_NETWORK_PORTS", "any");
    all.put("REMITENTE_TLS_EXTRA_CA", TestAuthority.shared().caPem().toString());
    return new ProductProcess(data, FreePort.find(), all);
  }

  /** Its operator. */
  static Api operator(ProductProcess node) {
    return Api.operator(path -> node.uri(path).toString(), OPERATOR_KEY);
  }

  /** A server that knows the account's user. */
  static ScriptedSmtpServer server() {
    return new ScriptedSmtpServer(new Mailboxes().user(Faults.USER, Faults.PASSWORD))
        .startTls(TestAuthority.shared().forLocalhost());
  }

  /** One more account of the company, and its id. */
  String addAccount(ScriptedSmtpServer server) {
    Settings.Server there = new Settings.Server(server.port(), "starttls");
    Settings settings =
        Settings.of(Faults.USER, Faults.PASSWORD, there, there)
            .with("smtp.host", "127.0.0.1")
            .with("saveSentCopy", JsonValue.FALSE)
            .with("imap", JsonValue.NULL);
    return api.post("/accounts", settings.json()).with(201).json().getString("id");
  }

  ScriptedSmtpServer smtp() {
    return smtp;
  }

  ProductProcess process() {
    return process;
  }

  /** The company's caller. */
  Api api() {
    return api;
  }

  URI uri(String path) {
    return process.uri(path);
  }

  /** An invoice of usual size by the default account. */
  Sent send() {
    return send(Letter.to(CUSTOMER));
  }

  Sent send(Letter letter) {
    Map<String, byte[]> files = Map.of("Factura.pdf", Letter.pdf(60_000));
    return Sent.of(api, api.postForm("/messages", letter.json(), files));
  }

  long handedOver(Sent sent) {
    return handedOver(smtp, sent);
  }

  static long handedOver(ScriptedSmtpServer server, Sent sent) {
    return server.messages().stream().filter(message -> sent.isIn(message.content())).count();
  }

  @Override
  public void close() {
    process.close();
    smtp.close();
  }
}
