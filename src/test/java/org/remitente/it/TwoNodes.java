package org.remitente.it;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.remitente.testing.FreePort;
import org.remitente.testing.GraphStandIn;
import org.remitente.testing.PostgresServer;
import org.remitente.testing.ProductProcess;
import org.remitente.testing.TestIdentityProvider;

/**
 * Two nodes of the product on one PostgreSQL, at which one signs in with Microsoft for Graph, SMTP
 * and IMAP. Accounts prefer SMTP where they are connected at the one node, and Graph at the other,
 * as while an operator changes that node by node.
 */
final class TwoNodes implements AutoCloseable {

  static final String SENDER = "facturas@acme.test";
  static final String CUSTOMER = "compras@cliente.test";

  private static final List<String> FOR_GRAPH =
      List.of(
          "openid", "profile", "email", "offline_access", "https://graph.microsoft.com/Mail.Send");
  private static final List<String> FOR_SERVERS =
      List.of(
          "https://outlook.office.com/SMTP.Send",
          "https://outlook.office.com/IMAP.AccessAsUser.All");

  final TestIdentityProvider identities = TestIdentityProvider.start();
  final GraphStandIn graph = GraphStandIn.start();
  final TokenMail mail;
  final ProductProcess smtpFirst;
  final ProductProcess graphFirst;

  private final PostgresServer postgres = new PostgresServer();

  /** Starts all but the nodes. */
  TwoNodes(Path data) {
    int smtp = FreePort.find();
    int imap = FreePort.find();
    mail = new TokenMail(identities, smtp, imap, SENDER, CUSTOMER);
    Map<String, String> all = new HashMap<>(postgres.newDatabase().environment());
    all.put("REMITENTE_SECRETS_KEYS", "k:" + "A".repeat(43) + "=");
    all.put("REMITENTE_OAUTH_OUTLOOK_CLIENT_ID", "remitente-at-outlook");
    all.put("REMITENTE_OAUTH_OUTLOOK_AUTHORIZE_URL", identities.authorize().toString());
    all.put("REMITENTE_OAUTH_OUTLOOK_TOKEN_URL", identities.token().toString());
    all.put("REMITENTE_OAUTH_OUTLOOK_API_URL", graph.url().toString());
    all.put("REMITENTE_OAUTH_OUTLOOK_SCOPES", String.join(" ", everything()));
    all.put("REMITENTE_OAUTH_OUTLOOK_SMTP", "127.0.0.1:" + smtp + ":starttls");
    all.put("REMITENTE_OAUTH_OUTLOOK_IMAP", "127.0.0.1:" + imap + ":tls");
    smtpFirst = node(data, "smtp", all);
    graphFirst = node(data, "api", all);
  }

  /** Starts the nodes at once, so that they meet when they make the tables. */
  void start() {
    CompletableFuture.allOf(
            CompletableFuture.runAsync(smtpFirst::start),
            CompletableFuture.runAsync(graphFirst::start))
        .join();
  }

  private static ProductProcess node(Path data, String transport, Map<String, String> all) {
    Map<String, String> own = new HashMap<>(all);
    own.put("REMITENTE_OAUTH_OUTLOOK_TRANSPORT", transport);
    return SendingProduct.node(data.resolve(transport), own);
  }

  private static String[] everything() {
    return Stream.of(FOR_GRAPH, FOR_SERVERS).flatMap(List::stream).toArray(String[]::new);
  }

  /** Whoever signs in while this runs allows no more than Graph. */
  void allowingGraphOnly(Runnable meanwhile) {
    identities.granting(FOR_GRAPH.toArray(String[]::new));
    try {
      meanwhile.run();
    } finally {
      identities.granting(everything());
    }
  }

  /** A new company at the node that prefers SMTP. */
  Api newCompany() {
    return SendingProduct.operator(smtpFirst).newCompany("Acme");
  }

  /** The same caller at the other node. */
  Api atGraphFirst(Api caller) {
    return SendingProduct.operator(graphFirst).as(caller.key());
  }

  /** What both have logged. */
  String logged() {
    return smtpFirst.logged() + graphFirst.logged();
  }

  @Override
  public void close() {
    smtpFirst.close();
    graphFirst.close();
    postgres.close();
    mail.close();
    graph.close();
    identities.close();
  }
}
