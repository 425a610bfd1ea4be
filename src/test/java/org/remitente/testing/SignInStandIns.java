package org.remitente.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Those who stand in for Microsoft, Google and one more provider while the running product is
 * tested, and the configuration that leads it to them. They start before the product and end with
 * the tests' own process; a test puts right what it has told them.
 */
public final class SignInStandIns {

  /** The operator's own provider, by its name in the configuration. */
  public static final String OWN = "buzonpropio";

  /**
   * What the product proves with that it is the registered one; no log and no answer may hold it.
   */
  public static final String CLIENT_SECRET = "secret-of-the-registered-application";

  /** The port of this machine at which the own provider takes messages, by STARTTLS. */
  public static final int OWN_SMTP_PORT = FreePort.find();

  /** The port of this machine at which the own provider holds mailboxes, by TLS. */
  public static final int OWN_IMAP_PORT = FreePort.find();

  private static final Map<String, TestIdentityProvider> IDENTITIES =
      Map.of(
          "outlook",
          TestIdentityProvider.start(),
          "google",
          TestIdentityProvider.startKeepingRefreshTokens(),
          OWN,
          TestIdentityProvider.start());

  private static final GraphStandIn GRAPH = GraphStandIn.start();
  private static final GmailStandIn GMAIL = GmailStandIn.start();

  private SignInStandIns() {}

  /**
   * At whose page one signs in.
   *
   * @param name {@code outlook}, {@code google} or {@link #OWN}
   */
  public static TestIdentityProvider identities(String name) {
    return IDENTITIES.get(name);
  }

  /**
   * At whose page one signs in to the own provider; mail servers ask it whether a token is good.
   */
  public static TestIdentityProvider ownIdentities() {
    return identities(OWN);
  }

  /** Microsoft's interface for sending. */
  public static GraphStandIn graph() {
    return GRAPH;
  }

  /** Google's interface for sending. */
  public static GmailStandIn gmail() {
    return GMAIL;
  }

  /** What the product is configured with, but for the secrets. */
  private static Map<String, String> configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    all.putAll(registered("outlook"));
    all.put("outlook.api-url", GRAPH.url().toString());
    all.putAll(registered("google"));
    all.put("google.api-url", GMAIL.url().toString());
    all.put("google.revoke-url", identities("google").revoke().toString());
    all.putAll(registered(OWN));
    all.put(OWN + ".revoke-url", ownIdentities().revoke().toString());
    all.put(OWN + ".scopes", "openid,email,offline_access,mail");
    all.put(OWN + ".smtp", "localhost:" + OWN_SMTP_PORT + ":starttls");
    all.put(OWN + ".imap", "localhost:" + OWN_IMAP_PORT + ":tls");
    return all;
  }

  private static Map<String, String> registered(String name) {
    return Map.of(
        name + ".client-id", "remitente-at-" + name,
        name + ".authorize-url", identities(name).authorize().toString(),
        name + ".token-url", identities(name).token().toString());
  }

  /** The same as options of a virtual machine. */
  static String options() {
    return configuration().entrySet().stream()
        .map(each -> "-Dremitente.oauth." + each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }
}
