package org.remitente.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.security.Secret;
import org.remitente.shared.ConflictException;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * The operator's own mail server, as {@code remitente.system-mail.*} says.
 *
 * @param credentials null for a server without sign-in
 * @param from the sender of every notice
 */
record SystemMailSettings(ServerEndpoint endpoint, Credentials credentials, EmailAddress from) {

  /** What all of its properties begin with. */
  static final String PREFIX = "remitente.system-mail.";

  private static final List<String> PROPERTIES =
      List.of("host", "port", "security", "username", "password", "from");

  /**
   * Reads them as they are now.
   *
   * @throws ConflictException {@code system-mail-not-configured} where there is none of them,
   *     {@code system-mail-misconfigured} with all that is wrong where they do not make a server
   */
  static SystemMailSettings of(Config config) {
    if (PROPERTIES.stream().allMatch(name -> value(config, name).isEmpty())) {
      throw new ConflictException("system-mail-not-configured");
    }
    return new Reader(config).settings();
  }

  private static Optional<String> value(Config config, String name) {
    return config.getOptionalValue(PREFIX + name, String.class).filter(text -> !text.isBlank());
  }

  /** Finds everything that is wrong, not only the first; the words hold in every language. */
  private static final class Reader {

    private final Config config;
    private final List<String> faults = new ArrayList<>();

    Reader(Config config) {
      this.config = config;
    }

    SystemMailSettings settings() {
      HostName host = value(config, "host").flatMap(HostName::parse).orElse(null);
      expect(host != null, "host", "smtp.example.org");
      ConnectionSecurity security = security();
      expect(security != null, "security", "tls | starttls | none");
      int port = port(security);
      expect(port > 0 && port <= 65535, "port", "1-65535");
      EmailAddress from = value(config, "from").flatMap(EmailAddress::parse).orElse(null);
      expect(from != null, "from", "avisos@example.org");
      Credentials credentials = credentials();
      if (!faults.isEmpty()) {
        throw new ConflictException(
            "system-mail-misconfigured", Map.of("faults", String.join("; ", faults)));
      }
      return new SystemMailSettings(new ServerEndpoint(host, port, security), credentials, from);
    }

    private void expect(boolean right, String name, String expected) {
      check(right, name + " (" + expected + ")");
    }

    private void check(boolean right, String fault) {
      if (!right) {
        faults.add(PREFIX + fault);
      }
    }

    private ConnectionSecurity security() {
      return ConnectionSecurity.ofTag(value(config, "security").orElse("starttls").strip())
          .orElse(null);
    }

    /** The usual one where none is given; 0 where it is no number. */
    private int port(ConnectionSecurity security) {
      Optional<String> given = value(config, "port").map(String::strip);
      if (given.isEmpty()) {
        return security == ConnectionSecurity.TLS ? 465 : 587;
      }
      return given.get().matches("\\d{1,5}") ? Integer.parseInt(given.get()) : 0;
    }

    private Credentials credentials() {
      Optional<String> username = value(config, "username");
      Optional<Secret> password = value(config, "password").map(Secret::of);
      check(username.isPresent() || password.isEmpty(), "username");
      check(password.isPresent() || username.isEmpty(), "password");
      check(
          username.stream().allMatch(name -> name.chars().noneMatch(Character::isISOControl)),
          "username");
      check(password.stream().noneMatch(Secret::hasControlCharacters), "password");
      return username.isPresent() && password.isPresent()
          ? new Credentials(username.get(), password.get())
          : null;
    }
  }
}
