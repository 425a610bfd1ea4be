package org.remitente.testing;

import java.util.Map;

/**
 * How the product reaches a database that is not the embedded one.
 *
 * @param url the JDBC address
 * @param user the role that owns the database
 * @param password its password
 */
public record DatabaseAccess(String url, String user, String password) {

  /** The product's configuration, by names of environment variables. */
  public Map<String, String> environment() {
    return Map.of(
        "REMITENTE_DATABASE_URL", url,
        "REMITENTE_DATABASE_USER", user,
        "REMITENTE_DATABASE_PASSWORD", password);
  }

  /** The product's configuration, as options of a Java machine. */
  String options() {
    return "-Dremitente.database.url=%s -Dremitente.database.user=%s -Dremitente.database.password=%s"
        .formatted(url, user, password);
  }
}
