package org.remitente.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

/** The SASL mechanisms that take an access token, the preferred one first. */
enum TokenMechanism {
  /** Google's and Microsoft's own, which came first. */
  XOAUTH2("") {
    @Override
    String words(Credentials credentials, ServerEndpoint server) {
      return "user=" + credentials.username() + END + bearer(credentials);
    }
  },
  /** RFC 7628. */
  OAUTHBEARER("AQ==") {
    @Override
    String words(Credentials credentials, ServerEndpoint server) {
      String authzid = credentials.username().replace("=", "=3D").replace(",", "=2C");
      String where = "host=" + server.host().value() + END + "port=" + server.port() + END;
      return "n,a=" + authzid + "," + END + where + bearer(credentials);
    }
  };

  private static final char END = 1;

  private final String acknowledgement;

  TokenMechanism(String acknowledgement) {
    this.acknowledgement = acknowledgement;
  }

  abstract String words(Credentials credentials, ServerEndpoint server);

  /** The first one that a server offers. */
  static Optional<TokenMechanism> among(Predicate<String> offered) {
    for (TokenMechanism each : values()) {
      if (offered.test(each.name())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The one response of the exchange, in base64. */
  final String response(Credentials credentials, ServerEndpoint server) {
    byte[] words = words(credentials, server).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(words);
  }

  /**
   * What is answered to a challenge that says why the token was refused; then comes the verdict.
   */
  final String acknowledgement() {
    return acknowledgement;
  }

  private static String bearer(Credentials credentials) {
    return "auth=Bearer " + credentials.password().reveal() + END + END;
  }
}
