package org.remitente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The product in a process of its own, on the tested server, to be killed and started again over
 * the same data.
 *
 * <p>Its log is {@code target/product-<port>.log} unless told otherwise; every start appends to it.
 */
public final class ProductProcess implements AutoCloseable {

  /**
   * Half the time to start, at the cost of speed later on: encryption alone is ten times slower.
   */
  public static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
  private static final int NONE = 0;

  /** Over HTTP/1.1 each question that found no answer had a connection to itself. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_LIMIT)
          .build();

  private final int port;
  private final int healthPort;
  private final ProcessBuilder command;
  private Path log;
  private Process process;

  /** Prepares a product that starts quickly; see the other constructor. */
  public ProductProcess(Path dataDir, int port, Map<String, String> environment) {
    this(dataDir, port, environment, QUICK_START);
  }

  /**
   * Prepares a product; {@link #start} starts it.
   *
   * @param dataDir the folder of its data
   * @param port the port to listen on
   * @param environment the configuration, by names of environment variables; it comes on top of
   *     this process's own environment, the folder, the tested database and the public address;
   *     what the developer's shell says of the product, perhaps of a database in use, is left out
   * @param vmOptions options of its virtual machine
   */
  public ProductProcess(
      Path dataDir, int port, Map<String, String> environment, List<String> vmOptions) {
    this.port = port;
    this.healthPort = TestedServer.current() == TestedServer.WILDFLY ? FreePort.find() : port;
    this.command = TestedServer.current().product(port, healthPort, vmOptions);
    command.environment().keySet().removeIf(name -> name.startsWith("REMITENTE_"));
    command.environment().put("REMITENTE_DATA_DIR", dataDir.toAbsolutePath().toString());
    command.environment().put("REMITENTE_PUBLIC_URL", uri("").toString());
    TestedDatabase.current()
        .forProduct()
        .ifPresent(database -> command.environment().putAll(database.environment()));
    command.environment().putAll(environment);
    command.redirectErrorStream(true);
    logTo(Path.of("target", "product-" + port + ".log"));
  }

  /** Makes the product write its log here from the next start on. */
  public ProductProcess logTo(Path log) {
    this.log = log;
    command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return this;
  }

  /** What the product has logged so far, over all its starts. */
  public String logged() {
    return read(log);
  }

  /**
   * Starts the product and waits until it is ready; it is asked from the first moment on.
   *
   * @throws IllegalStateException if it ends instead
   * @throws org.awaitility.core.ConditionTimeoutException if it does not answer in two minutes
   */
  public void start() {
    try {
      process = command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::destroyForcibly));
    Awaitility.await("the product answers")
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(250))
        .until(this::answers);
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The product ended with status " + process.exitValue());
    }
    return status(healthUri("/ready")) == 200 && status(uri("/openapi")) == 200;
  }

  /**
   * The status of an answer, or none; who watches over a server asks before it can answer. One that
   * begins an answer while it starts may never end it, and must not be waited for.
   */
  private int status(URI address) {
    return client
        .sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode)
        .completeOnTimeout(NONE, ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(notYet -> NONE)
        .join();
  }

  /**
   * An address of this product.
   *
   * @param path the path with its leading slash
   * @return the whole address
   */
  public URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /**
   * An address of this product's checks; WildFly shows them on its management port.
   *
   * @param path what follows behind {@code /health}
   */
  public URI healthUri(String path) {
    return URI.create("http://localhost:" + healthPort + "/health" + path);
  }

  /** Ends the process at once, as {@code kill -9} does; {@link #start} starts it again. */
  public void kill() {
    destroyForcibly();
    awaitEnd();
  }

  private void destroyForcibly() {
    family().forEach(ProcessHandle::destroyForcibly);
  }

  /** A server that is started by a script is the script's child. */
  private List<ProcessHandle> family() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }

  /**
   * The most memory that the running product has had resident so far, in bytes; empty where the
   * system does not tell (Linux does).
   */
  public OptionalLong mostResident() {
    Pattern highWaterMark = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");
    return family().stream()
        .map(each -> Path.of("/proc", Long.toString(each.pid()), "status"))
        .filter(Files::exists)
        .map(ProductProcess::read)
        .flatMap(status -> highWaterMark.matcher(status).results())
        .mapToLong(found -> Long.parseLong(found.group(1)) * 1024)
        .max();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the process to end, and kills it when it does not. */
  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      family().forEach(ProcessHandle::destroy);
      awaitEnd();
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        destroyForcibly();
      }
    } catch (InterruptedException e) {
      destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
