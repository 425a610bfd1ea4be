package org.remitente.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The product that all classes with {@link ProductTest} share: Payara Micro, started by Arquillian
 * with {@code arquillian.xml}, and how to reach it.
 *
 * <p>It may connect to this machine, on any port; it keeps its data below {@code target}; it trusts
 * the tests' certificate authority and asks the tests' {@link NameServer}.
 */
public final class RunningProduct {

  /** The key of the operator. */
  public static final String OPERATOR_KEY = "operator-key-of-the-integration-tests";

  /** Where the certificate authority of the tests must lie before the first connection. */
  public static final Path EXTRA_CA = Path.of("target", "test-ca", "ca.pem").toAbsolutePath();

  private static final int PORT = FreePort.find();
  private static final NameServer NAMES = new NameServer();

  private RunningProduct() {}

  /**
   * An address of the running product.
   *
   * @param path the path with its leading slash, and a query if there is one
   * @return the whole address
   */
  public static URI uri(String path) {
    return URI.create("http://localhost:" + PORT + path);
  }

  /**
   * An address of the server's checks: {@code /health}, unless the system property {@code
   * it.health} tells another one, as for a server that shows them on a port of its own.
   *
   * @param path what follows behind {@code /health}
   */
  public static URI healthUri(String path) {
    return URI.create(System.getProperty("it.health", uri("/health").toString()) + path);
  }

  /** Tells {@code arquillian.xml} what is found out at run time; runs before Arquillian. */
  static final class Settings implements BeforeAllCallback {

    private static boolean told;

    @Override
    public synchronized void beforeAll(ExtensionContext context) throws IOException {
      if (told) {
        return;
      }
      Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "it-data-");
      System.setProperty("it.port", Integer.toString(PORT));
      System.setProperty("it.public-url", uri("").toString());
      System.setProperty("it.dns-port", Integer.toString(NAMES.port()));
      System.setProperty("it.data-dir", data.toAbsolutePath().toString());
      System.setProperty("it.operator-key", OPERATOR_KEY);
      System.setProperty("it.extra-ca", EXTRA_CA.toString());
      if (System.getProperty("it.agent", "").isBlank()) {
        System.setProperty("it.agent", "-Dremitente.coverage=none");
      }
      told = true;
    }
  }
}
