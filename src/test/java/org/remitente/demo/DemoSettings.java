package org.remitente.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What {@code server-config/demo/demo.properties} says. */
record DemoSettings(
    int productPort,
    int pagePort,
    int smtpPort,
    int imapPort,
    String companyName,
    DemoUser company,
    DemoUser customer,
    DemoUser person) {

  static final Path FILE = Path.of("server-config", "demo", "demo.properties");

  /** Somebody who signs in with this, to a mailbox or, the person, to the pages. */
  record DemoUser(String address, String password) {}

  static DemoSettings read() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(FILE)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("The demo runs in the project's own folder only", e);
    }
    return new DemoSettings(
        port(properties, "product.port"),
        port(properties, "page.port"),
        port(properties, "smtp.port"),
        port(properties, "imap.port"),
        text(properties, "company.name"),
        user(properties, "company"),
        user(properties, "customer"),
        user(properties, "person"));
  }

  /** The address of the start page, without a path. */
  String pageOrigin() {
    return "http://localhost:" + pagePort;
  }

  private static DemoUser user(Properties properties, String name) {
    return new DemoUser(text(properties, name + ".address"), text(properties, name + ".password"));
  }

  private static int port(Properties properties, String name) {
    return Integer.parseInt(text(properties, name));
  }

  private static String text(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is missing in " + FILE);
    }
    return value.strip();
  }
}
