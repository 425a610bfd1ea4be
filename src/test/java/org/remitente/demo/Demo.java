package org.remitente.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.remitente.testing.NameServer;
import org.remitente.testing.ProductProcess;
import org.remitente.testing.TestAuthority;

/** The product to try out beside a mail server of its own; it ends with Ctrl-C. */
public final class Demo {

  private static final Path DATA = Path.of("target", "demo-data");
  private static final Path LOG = Path.of("target", "demo.log");
  private static final Logger MAIL_LOG = Logger.getLogger("com.icegreen.greenmail");

  private Demo() {}

  /**
   * Starts the demo, afresh each time, and stays until it is interrupted.
   *
   * @param arguments none
   * @throws IllegalStateException with what to do where a port is taken or the product ends
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DemoSettings settings = DemoSettings.read();
    requireFreePorts(settings);
    removeOldData();
    MAIL_LOG.setLevel(Level.WARNING);
    DemoMailServer mail = new DemoMailServer(settings);
    mail.start();
    NameServer names = mail.names();
    String operatorKey = randomKey();
    ProductProcess product =
        new ProductProcess(DATA, settings.productPort(), environment(settings, operatorKey, names))
            .logTo(LOG);
    product.start();
    DemoCompany company = new DemoCompany(product.uri("/api/v1/"), settings.pageOrigin() + "/");
    company.create(settings.companyName(), operatorKey, settings.person());
    StartPage page = new StartPage(settings, mail, company);
    page.start();
    System.out.println("Remitente demo: open " + settings.pageOrigin() + "/");
    new CountDownLatch(1).await();
  }

  private static Map<String, String> environment(
      DemoSettings settings, String operatorKey, NameServer names) {
    return Map.of(
        "REMITENTE_OPERATOR_KEY",
        operatorKey,
        "REMITENTE_NETWORK_ALLOW",
        "127.0.0.0/8,::1/128",
        "REMITENTE_NETWORK_PORTS",
        "any",
        "REMITENTE_DNS_SERVERS",
        "127.0.0.1:" + names.port(),
        "REMITENTE_TLS_EXTRA_CA",
        TestAuthority.shared().caPem().toString(),
        "REMITENTE_RETURN_TO_ORIGINS",
        settings.pageOrigin());
  }

  private static void requireFreePorts(DemoSettings settings) {
    List.of(settings.productPort(), settings.pagePort(), settings.smtpPort(), settings.imapPort())
        .forEach(Demo::requireFree);
  }

  private static void requireFree(int port) {
    try {
      new ServerSocket(port).close();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Port %d is taken: end what listens there, or choose another in %s"
              .formatted(port, DemoSettings.FILE),
          e);
    }
  }

  /** The mail server forgets everything; a product that remembers would not fit it. */
  private static void removeOldData() throws IOException {
    Files.deleteIfExists(LOG);
    if (Files.exists(DATA)) {
      try (Stream<Path> files = Files.walk(DATA)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }
}
