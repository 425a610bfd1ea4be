package org.remitente.database;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Which database to connect to, as the configuration says.
 *
 * @param url the JDBC address
 * @param user the name to sign in with
 * @param password the password to sign in with; empty for the embedded database, which listens
 *     nowhere
 * @param embeddedIn the folder of the embedded database, which must exist before a connection is
 *     opened; empty where another database is configured
 */
record DatabaseSettings(String url, String user, String password, Optional<Path> embeddedIn) {

  private static final String DEFAULT_FOLDER = "./remitente-data";

  /**
   * Without a write delay of 0 a killed server forgets what it had committed. Without UTC the
   * driver stores times of the hour that is repeated in October an hour off. A request that repeats
   * another one waits until that is committed, with all its attachments: two seconds, as by
   * default, are too short (milliseconds).
   */
  private static final String OPTIONS = ";WRITE_DELAY=0;TIME ZONE=UTC;LOCK_TIMEOUT=60000";

  /**
   * Reads {@code remitente.database.*}, and {@code remitente.data.dir} where no address is given.
   *
   * @param config the configuration of the running product
   * @return the settings; whether the address is of a known kind is for the driver to say
   */
  static DatabaseSettings from(Config config) {
    return config
        .getOptionalValue("remitente.database.url", String.class)
        .map(url -> configured(config, url))
        .orElseGet(() -> embedded(config));
  }

  private static DatabaseSettings configured(Config config, String url) {
    return new DatabaseSettings(
        url,
        text(config, "remitente.database.user", ""),
        text(config, "remitente.database.password", ""),
        Optional.empty());
  }

  private static DatabaseSettings embedded(Config config) {
    Path folder =
        Path.of(text(config, "remitente.data.dir", DEFAULT_FOLDER)).toAbsolutePath().normalize();
    String url = "jdbc:h2:" + SlicedFilePath.SCHEME + ":" + folder.resolve("remitente") + OPTIONS;
    return new DatabaseSettings(url, "remitente", "", Optional.of(folder));
  }

  private static String text(Config config, String name, String otherwise) {
    return config.getOptionalValue(name, String.class).orElse(otherwise);
  }

  /** Leaves the password out, and the address too, which may hold one. */
  @Override
  public String toString() {
    return "DatabaseSettings[" + (embeddedIn.isPresent() ? "embedded" : "configured") + "]";
  }
}
