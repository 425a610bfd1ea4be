package org.remitente.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The product that all classes with {@link ProductTest} share: started by Arquillian on the tested
 * server with {@code arquillian.xml}, and how to reach it.
 *
 * <p>It may connect to this machine, on any port; it keeps its data below {@code target} and its
 * rows in the tested database; it trusts the tests' certificate authority, asks the tests' {@link
 * NameServer}, and people sign in to their mailboxes at {@link SignInStandIns}.
 */
public final class RunningProduct {

  /** The key of the operator. */
  public static final String OPERATOR_KEY = "operator-key-of-the-integration-tests";

  /** Where the certificate authority of the tests must lie before the first connection. */
  public static final Path EXTRA_CA = Path.of("target", "test-ca", "ca.pem").toAbsolutePath();

  /** The port of this machine at which the product looks for the operator's own mail server. */
  public static final int SYSTEM_MAIL_PORT = FreePort.find();

  /** Whom the product signs in as there, and its own address. */
  public static final String SYSTEM_MAIL_USER = "avisos@remitente.test";

  /** What it signs in with there; no log and no answer may hold it. */
  public static final String SYSTEM_MAIL_PASSWORD = "password-of-the-operators-mail";

  /** By this name the administrator makes the product greet mail servers. */
  public static final String TUNED_EHLO_NAME = "tuned.remitente.test";

  private static final int PORT = FreePort.find();
  private static final int MANAGEMENT_PORT = FreePort.find();
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

  /** The name server that the product asks. */
  public static NameServer names() {
    return NAMES;
  }

  /**
   * An address of the server's checks; WildFly shows them on its management port.
   *
   * @param path what follows behind {@code /health}
   */
  public static URI healthUri(String path) {
    int port = TestedServer.current() == TestedServer.WILDFLY ? MANAGEMENT_PORT : PORT;
    return URI.create("http://localhost:" + port + "/health" + path);
  }

  /** What the server has logged, its own words and ours; it begins another file now and then. */
  public static String log() throws IOException {
    Path first =
        TestedServer.current() == TestedServer.WILDFLY
            ? Path.of(System.getProperty("it.base-dir"), "log", "server.log")
            : Path.of("target", "it-server.log");
    StringBuilder log = new StringBuilder();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(first.getParent(), first.getFileName() + "*")) {
      for (Path file : files) {
        log.append(Files.readString(file));
      }
    }
    return log.toString();
  }

  /** Tells {@code arquillian.xml} what is found out at run time; runs before Arquillian. */
  static final class Settings implements BeforeAllCallback {

    private static boolean told;

    @Override
    public synchronized void beforeAll(ExtensionContext context) throws IOException {
      if (told) {
        return;
      }
      System.setProperty("it.port", Integer.toString(PORT));
      Path base = newFolder("it-server-");
      Files.createDirectory(base.resolve("deployments"));
      System.setProperty("it.base-dir", base.toString());
      System.setProperty("it.https-port", Integer.toString(FreePort.find()));
      System.setProperty("it.management-port", Integer.toString(MANAGEMENT_PORT));
      System.setProperty("it.public-url", uri("").toString());
      System.setProperty("it.dns-port", Integer.toString(NAMES.port()));
      System.setProperty("it.storage", storage());
      System.setProperty("it.operator-key", OPERATOR_KEY);
      System.setProperty("it.system-mail-port", Integer.toString(SYSTEM_MAIL_PORT));
      System.setProperty("it.system-mail-user", SYSTEM_MAIL_USER);
      System.setProperty("it.system-mail-password", SYSTEM_MAIL_PASSWORD);
      System.setProperty("it.tuned-ehlo-name", TUNED_EHLO_NAME);
      System.setProperty("it.extra-ca", EXTRA_CA.toString());
      System.setProperty("it.sign-ins", SignInStandIns.options());
      System.setProperty("it.client-secret", SignInStandIns.CLIENT_SECRET);
      if (System.getProperty("it.agent", "").isBlank()) {
        System.setProperty("it.agent", "-Dremitente.coverage=none");
      }
      told = true;
    }

    private static String storage() throws IOException {
      String folder = "-Dremitente.data.dir=" + newFolder("it-data-");
      return TestedDatabase.current()
          .forProduct()
          .map(database -> folder + " " + database.options())
          .orElse(folder);
    }

    private static Path newFolder(String prefix) throws IOException {
      Path target = Files.createDirectories(Path.of("target")).toAbsolutePath();
      return Files.createTempDirectory(target, prefix);
    }
  }
}
