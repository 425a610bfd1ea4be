package org.remitente.mail;

import java.util.Objects;
import org.remitente.security.Secret;

/**
 * What one signs in with.
 *
 * @param username as the server wants it, often the whole address
 * @param password the password, or the access token in its place
 * @param isToken whether it is an access token (RFC 6750): one goes by XOAUTH2 or OAUTHBEARER only,
 *     and over TLS only; a password never does
 */
public record Credentials(String username, Secret password, boolean isToken) {

  public Credentials {
    Objects.requireNonNull(username);
    Objects.requireNonNull(password);
  }

  /** A user and a password. */
  public Credentials(String username, Secret password) {
    this(username, password, false);
  }

  /**
   * A user and an access token.
   *
   * @throws IllegalArgumentException where the user's name holds control characters: they would end
   *     it on the wire
   */
  public static Credentials token(String username, Secret accessToken) {
    if (username.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("control characters in a user name");
    }
    return new Credentials(username, accessToken, true);
  }

  /** The same of another user. */
  public Credentials of(String otherUser) {
    return new Credentials(otherUser, password, isToken);
  }
}
