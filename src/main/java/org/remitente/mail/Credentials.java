package org.remitente.mail;

import java.util.Objects;
import org.remitente.security.Secret;

/**
 * What one signs in with.
 *
 * @param username as the server wants it, often the whole address
 * @param password the password
 */
public record Credentials(String username, Secret password) {

  public Credentials {
    Objects.requireNonNull(username);
    Objects.requireNonNull(password);
  }
}
