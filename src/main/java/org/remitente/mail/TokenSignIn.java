package org.remitente.mail;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * One sign-in with an access token, whatever the protocol: one response, and where the server says
 * why it refuses, one more that lets it come to an end (RFC 7628 section 3.2.3).
 */
final class TokenSignIn {

  private final Credentials credentials;
  private final ServerEndpoint server;
  private final Redaction redaction;
  private TokenMechanism mechanism;
  private TokenChallenge challenge;

  TokenSignIn(Credentials credentials, ServerEndpoint server, Redaction redaction) {
    this.credentials = credentials;
    this.server = server;
    this.redaction = redaction;
  }

  /** Whether a server offers a mechanism for it; the best one is taken. */
  boolean isAmong(Predicate<String> offered) {
    Optional<TokenMechanism> found = TokenMechanism.among(offered);
    mechanism = found.orElse(null);
    return found.isPresent();
  }

  String mechanism() {
    return mechanism.name();
  }

  String response() {
    return mechanism.response(credentials, server);
  }

  /** Answers a challenge that came in place of the verdict. */
  String acknowledge(String base64) {
    challenge = TokenChallenge.read(base64, redaction).orElse(challenge);
    return mechanism.acknowledgement();
  }

  /** A failure of this sign-in with what the server told about it. */
  MailFailure explain(MailFailure failure) {
    return challenge == null ? failure : challenge.explain(failure);
  }
}
