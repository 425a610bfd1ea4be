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
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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

/**
 * Twenty messages of 20 MB are under way at once in a product whose heap may have 512 MB, as a user
 * starts it; {@code -Dlarge.messages=50 -Dlarge.megabytes=25} asks for more. It tells its times and
 * how much memory it took:
 *
 * <pre>{@code
 * mvn verify -Dtest=NoSuch -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=LargeMessagesIT
 * }</pre>
 *
 * <p>On two cores: accepted after 15 s, sent after 29 s, filed after 33 s, shown after 38 s; at
 * most 960 MB resident, 512 of them the heap.
 */
@NeedsRealServers
class LargeMessagesIT {

  private static final String OPERATOR_KEY = "operator-key-of-the-large-messages";
  private static final String PASSWORD = "secret";
  private static final String CUSTOMER = "compras@cliente.test";
  private static final int MESSAGES = Integer.getInteger("large.messages", 20);

  /** As many as there are connections: {@code remitente.outbox.connections}. */
  private static final int ACCOUNTS = 8;

  private static final int MEGABYTES = Integer.getInteger("large.megabytes", 20);
  private static final int SIZE = MEGABYTES * 1_000_000;
  private static final Duration LONGEST =
      Duration.ofSeconds(90).multipliedBy(MESSAGES * MEGABYTES).dividedBy(20 * 20);
  private static final HeapLog HEAP = new HeapLog(Path.of("target", "large-messages-heap.log"));
  private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(MESSAGES);

  @TempDir private static Path data;

  private static MailSystem mail;
  private static ProductProcess product;
  private static Api api;
  private static List<String> accounts;

  private final long begun = System.nanoTime();

  @BeforeAll
  static void setUpAccounts() throws Exception {
    MailSystemSetup setup = MailSystem.setup().messageSizeLimit(2L * SIZE).user(CUSTOMER, PASSWORD);
    IntStream.range(0, ACCOUNTS).forEach(each -> setup.user(sender(each), PASSWORD));
    mail = setup.start();
    product =
        new ProductProcess(
            data, FreePort.find(), environment(), List.of("-Xmx512m", HEAP.option()));
    product.start();
    api = Api.operator(path -> product.uri(path).toString(), OPERATOR_KEY).newCompany("Acme");
    accounts = together(ACCOUNTS, LargeMessagesIT::setUpAccount);
  }

  private static Map<String, String> environment() {
    return Map.of(
        "REMITENTE_OPERATOR_KEY",
        OPERATOR_KEY,
        "REMITENTE_NETWORK_ALLOW",
        "127.0.0.0/8,::1/128",
        "REMITENTE_NETWORK_PORTS",
        "any",
        "REMITENTE_TLS_EXTRA_CA",
        TestAuthority.shared().caPem().toString());
  }

  private static String setUpAccount(int number) {
    JsonObject settings =
        Settings.of(
                sender(number),
                PASSWORD,
                new Settings.Server(mail.postfix().submissionPort(), "starttls"),
                new Settings.Server(mail.dovecot().imapsPort(), "tls"))
            .json();
    return api.post("/accounts", settings).with(201).json().getString("id");
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
  void largeMessagesAreSentFiledAndShownAtOnce() throws Exception {
    List<Sent> sent = together(MESSAGES, LargeMessagesIT::upload);
    tell("accepted");
    sent.forEach(each -> each.awaitState("sent", LONGEST));
    tell("sent");
    sent.forEach(each -> each.awaitCopy("saved", LONGEST));
    tell("filed");
    List<String> sources = together(MESSAGES, number -> source(sent.get(number)));
    tell("shown");

    assertThat(spent()).isLessThan(LONGEST);
    assertThat(hashes(copies(), LargeFile::hashOfLines))
        .containsExactlyInAnyOrderElementsOf(sources);
    assertThat(hashes(mail.files(CUSTOMER, "INBOX"), LargeFile::hashOfAttachment))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, MESSAGES).mapToObj(each -> file(each).hash()).toList());
    tellMemory();
    assertThat(HEAP.mostAlive())
        .as("MB alive, of more under way than there is heap")
        .isLessThan(256);
  }

  private Duration spent() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void tell(String what) {
    System.out.printf(
        "%d messages of %d MB are %s after %.1f s%n",
        MESSAGES, MEGABYTES, what, spent().toMillis() / 1e3);
  }

  private static void tellMemory() throws IOException {
    System.out.printf(
        "Heap: at most %d MB in use, at most %d MB of them alive. Resident: at most %d MB.%n",
        HEAP.most(), HEAP.mostAlive(), product.mostResident().orElse(0) / 1_000_000);
  }

  private static Sent upload(int number) {
    Letter letter = Letter.to(CUSTOMER).with("account", accounts.get(number % ACCOUNTS));
    Form form =
        new Form().json("message", letter.json()).file("attachment", "Factura.pdf", file(number));
    return Sent.of(
        api, api.call("POST", "/messages", form.body(), "Content-Type", form.contentType()));
  }

  private static String source(Sent sent) throws IOException, InterruptedException {
    return api.read(sent.path() + "/source", LargeFile::hashOfLines);
  }

  /** Without the small ones of the verifications. */
  private static List<Path> copies() {
    return IntStream.range(0, ACCOUNTS)
        .mapToObj(each -> mail.files(sender(each), "Sent"))
        .flatMap(List::stream)
        .filter(copy -> copy.toFile().length() > SIZE)
        .toList();
  }

  private static LargeFile file(int number) {
    return new LargeFile(number, SIZE);
  }

  private static String sender(int number) {
    return "facturas" + number + "@acme.test";
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

  /** What may be done for one number. */
  private interface Task<T> {
    T of(int number) throws Exception;
  }

  private static <T> List<T> together(int count, Task<T> task) throws Exception {
    IntFunction<Callable<T>> call = number -> () -> task.of(number);
    List<T> results = new ArrayList<>();
    for (Future<T> each : CLIENTS.invokeAll(IntStream.range(0, count).mapToObj(call).toList())) {
      results.add(each.get());
    }
    return results;
  }
}
