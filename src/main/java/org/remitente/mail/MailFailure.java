package org.remitente.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One failure of a dialogue with a mail server. Made by one factory from stage, reply and cause;
 * the class of an exception alone decides nothing.
 *
 * @param service whose dialogue it was
 * @param stage the stage that failed
 * @param kind what went wrong
 * @param serverReply the server's own words, or null where it said nothing
 * @param facts details for the advice, such as the names in a certificate; safe to show
 */
public record MailFailure(
    Service service,
    Stage stage,
    FailureKind kind,
    ServerReply serverReply,
    Map<String, String> facts) {

  public MailFailure {
    Objects.requireNonNull(service);
    Objects.requireNonNull(stage);
    Objects.requireNonNull(kind);
    facts = Map.copyOf(facts);
  }

  /** A failure without a word of the server. */
  public static MailFailure of(Service service, Stage stage, FailureKind kind) {
    return new MailFailure(service, stage, kind, null, Map.of());
  }

  /** A refusal in the server's words. */
  public static MailFailure refused(Service service, Stage stage, ServerReply reply) {
    return new MailFailure(service, stage, FailureKind.REFUSED, reply, Map.of());
  }

  /** The same in other words of the server. */
  MailFailure saying(ServerReply reply) {
    return new MailFailure(service, stage, kind, reply, facts);
  }

  /** The same with another fact. */
  MailFailure with(String fact, String value) {
    Map<String, String> more = new HashMap<>(facts);
    more.put(fact, value);
    return new MailFailure(service, stage, kind, serverReply, more);
  }

  /**
   * The same, of a server and of who signs in there: facts {@code host}, {@code security} and,
   * where there is a sign-in, {@code username}; {@code credential} with the value {@code token}
   * where that is no password.
   */
  MailFailure at(ServerEndpoint server, Credentials credentials) {
    MailFailure known =
        with("host", server.host().value()).with("security", server.security().tag());
    if (credentials == null) {
      return known;
    }
    MailFailure named = known.with("username", credentials.username());
    return credentials.isToken() ? named.withToken() : named;
  }

  /** The same where one had signed in with a token. */
  MailFailure withToken() {
    return with("credential", "token");
  }

  /** The server's own words. */
  public Optional<ServerReply> reply() {
    return Optional.ofNullable(serverReply);
  }
}
