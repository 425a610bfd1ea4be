package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.FreePort;
import org.remitente.testing.MailSystem;
import org.remitente.testing.MailSystemSetup;
import org.remitente.testing.NeedsRealServers;
import org.remitente.testing.ProductProcess;
import org.remitente.testing.TestAuthority;

/** Twenty messages of 20 MB are under way at once in a product that has 512 MB. */
@NeedsRealServers
class LargeMessagesIT {

  private static final String OPERATOR_KEY = "operator-key-of-the-large-messages";
  private static final String PASSWORD = "secret";
  private static final String CUSTOMER = "compras@cliente.test";
  private static final int MESSAGES = 20;
  private static final int ACCOUNTS = 8;
  private static final long SIZE = 20_000_000;
  private static final Duration LONGEST = Duration.ofSeconds(90);

  @TempDir private static Path data;

  private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(MESSAGES);

  private static MailSystem mail;
  private static ProductProcess product;
  private static Api api;
  private static List<String> accounts;

  @BeforeAll
  static void setUpAccounts() throws Exception {
    MailSystemSetup setup = MailSystem.setup().user(CUSTOMER, PASSWORD);
    for (int each = 0; each < ACCOUNTS; each++) {
      setup.user(sender(each), PASSWORD);
    }
    mail = setup.start();
    product =
        new ProductProcess(
            data,
            FreePort.find(),
            Map.of(
                "REMITENTE_OPERATOR_KEY",
                OPERATOR_KEY,
                "REMITENTE_NETWORK_ALLOW",
                "127.0.0.0/8,::1/128",
                "REMITENTE_NETWORK_PORTS",
                "any",
                "REMITENTE_TLS_EXTRA_CA",
                TestAuthority.shared().caPem().toString()),
            List.of(
                "-Xmx512m",
                "-Xlog:gc:file=target/large-messages-gc.log",
                "-XX:NativeMemoryTracking=summary"));
    product.start();
    api = Api.operator(path -> product.uri(path).toString(), OPERATOR_KEY).newCompany("Acme");
    List<Callable<String>> creations = new ArrayList<>();
    for (int each = 0; each < ACCOUNTS; each++) {
      String address = sender(each);
      creations.add(
          () -> api.post("/accounts", settings(address)).with(201).json().getString("id"));
    }
    accounts = together(creations);
  }

  @AfterAll
  static void stopEverything() {
    CLIENTS.shutdownNow();
    if (product != null) {
      product.close();
    }
    if (mail != null) {
      mail.close();
    }
  }

  @Test
  void sendsFilesAndShowsTwentyMessagesAtOnce() throws Exception {
    long begun = System.nanoTime();
    List<Callable<Sent>> uploads = new ArrayList<>();
    for (int each = 0; each < MESSAGES; each++) {
      LargeFile file = file(each);
      String account = accounts.get(each % ACCOUNTS);
      uploads.add(() -> upload(file, account));
    }

    List<Sent> sent = together(uploads);
    tell("uploaded", begun);
    for (Sent each : sent) {
      each.awaitState("sent", LONGEST);
    }
    tell("sent", begun);
    for (Sent each : sent) {
      each.awaitCopy("saved", LONGEST);
    }
    tell("filed", begun);
    List<Callable<String>> readings = new ArrayList<>();
    for (Sent each : sent) {
      readings.add(() -> api.read(each.path() + "/source", LargeFile::hashOfLines));
    }
    List<String> sources = together(readings);
    tell("read", begun);
    Duration spent = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(spent).isLessThan(LONGEST);
    assertThat(hashes(SENT_FOLDERS(), LargeFile::hashOfLines))
        .containsExactlyInAnyOrderElementsOf(sources);
    assertThat(hashes(mail.files(CUSTOMER, "INBOX"), LargeFile::hashOfAttachment))
        .containsExactlyInAnyOrderElementsOf(
            Stream.iterate(0, n -> n + 1).limit(MESSAGES).map(n -> file(n).hash()).toList());
  }

  private static void tell(String what, long begun) {
    System.out.println(
        what + " after " + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
  }

  private static List<Path> SENT_FOLDERS() {
    List<Path> all = new ArrayList<>();
    for (int each = 0; each < ACCOUNTS; each++) {
      all.addAll(
          mail.files(sender(each), "Sent").stream()
              .filter(f -> f.toFile().length() > SIZE)
              .toList());
    }
    return all;
  }

  private static Sent upload(LargeFile file, String account) {
    Form form =
        new Form()
            .json("message", Letter.to(CUSTOMER).with("account", account).json())
            .file("attachment", "Factura.pdf", file);
    return Sent.of(
        api, api.call("POST", "/messages", form.body(), "Content-Type", form.contentType()));
  }

  private static LargeFile file(int number) {
    return new LargeFile(number, SIZE);
  }

  private static String sender(int number) {
    return "facturas" + number + "@acme.test";
  }

  private static JsonObject settings(String address) {
    return Settings.of(
            address,
            PASSWORD,
            new Settings.Server(mail.postfix().submissionPort(), "starttls"),
            new Settings.Server(mail.dovecot().imapsPort(), "tls"))
        .json();
  }

  private static List<String> hashes(List<Path> files, Api.Reading<String> hash)
      throws IOException {
    List<String> hashes = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        hashes.add(hash.of(in));
      }
    }
    return hashes;
  }

  private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> each : CLIENTS.invokeAll(tasks)) {
      results.add(each.get());
    }
    return results;
  }
}
