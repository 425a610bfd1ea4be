package org.remitente.mail;

import org.remitente.network.GuardedConnection;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkFailure;
import org.remitente.network.ResolvedHost;
import org.remitente.network.TimeLimits;

/**
 * The way to a server, the same for both protocols: look-up, connection, implicit TLS; then the
 * server has the word.
 */
record Dialling(MailConnector connector, ServerEndpoint endpoint, Patience patience) {

  /** What a server may say before it knows who we are, in bytes. */
  private static final long BEFORE_SIGN_IN = 1L << 20;

  GuardedConnection dial(Progress progress) throws MailFailureException {
    GuardedConnection connection = null;
    try {
      connection = open(progress);
      if (endpoint.security() == ConnectionSecurity.TLS) {
        progress.begin(Stage.TLS);
        connection.encrypt();
        progress.pass();
      }
      connection.expect(BEFORE_SIGN_IN);
      progress.begin(Stage.GREETING);
      return connection;
    } catch (NetworkFailure e) {
      if (connection != null) {
        connection.abort();
      }
      throw new MailFailureException(MailFailures.of(progress, e));
    }
  }

  private GuardedConnection open(Progress progress) throws NetworkFailure {
    progress.begin(Stage.RESOLVE);
    ResolvedHost host = connector.resolve(endpoint.host(), endpoint.port(), limits(patience));
    progress.pass();
    progress.begin(Stage.CONNECT);
    GuardedConnection connection = connector.open(host);
    progress.pass();
    return connection;
  }

  /** A token is as good as a password for an hour, and no server that takes one is without TLS. */
  void refuseTokenInClear(Progress progress, Credentials credentials) throws MailFailureException {
    if (credentials != null
        && credentials.isToken()
        && endpoint.security() == ConnectionSecurity.NONE) {
      throw progress.failure(FailureKind.TOKEN_IN_CLEAR);
    }
  }

  static TimeLimits limits(Patience patience) {
    return new TimeLimits(
        patience.connect(), patience.opening(), patience.reply(), patience.whole());
  }
}
