package org.remitente.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Programs of the system that some tests need, and what happens to those tests where a program is
 * missing.
 */
public final class SystemPrograms {

  /** The browser of the page's tests. */
  public static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  /** PostgreSQL's client; the server of the tests brings none. */
  static final Path PSQL = Path.of("/usr/bin/psql");

  static final Path POSTFIX = Path.of("/usr/sbin/postfix");
  static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
  private static final Path DOVECOT_IMAP = Path.of("/usr/lib/dovecot/imap");
  private static final Path DOVECOT_LMTP = Path.of("/usr/lib/dovecot/lmtp");

  /**
   * Where Debian's Exim and Cyrus IMAP lie, unpacked by {@code src/test/scripts/exim-and-cyrus}:
   * Debian installs neither beside Postfix and Dovecot.
   */
  private static final Path UNPACKED = Path.of("/opt/remitente-tests");

  private static final Path ENVIRONMENT = UNPACKED.resolve("environment");

  static final Path EXIM = UNPACKED.resolve("usr/sbin/exim4");
  static final Path CYRUS = UNPACKED.resolve("usr/sbin/cyrmaster");
  static final Path CYRUS_PROGRAMS = UNPACKED.resolve("usr/lib/cyrus/bin");
  static final Path SASL_PASSWORD = UNPACKED.resolve("usr/sbin/saslpasswd2");

  private static final Path FAKETIME =
      Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private SystemPrograms() {}

  static final class MailServers implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      boolean root = "root".equals(System.getProperty("user.name"));
      return decide(
          root && installed(POSTFIX, DOVECOT, DOVECOT_IMAP, DOVECOT_LMTP),
          "Left out: tests with Postfix and Dovecot"
              + " (apt-get install postfix dovecot-imapd dovecot-lmtpd, run as root)");
    }
  }

  static final class OtherMailServers implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      boolean root = "root".equals(System.getProperty("user.name"));
      return decide(
          root && installed(EXIM, CYRUS, SASL_PASSWORD) && Files.isReadable(ENVIRONMENT),
          "Left out: tests with Exim and Cyrus IMAP (src/test/scripts/exim-and-cyrus, run as root)");
    }
  }

  static final class Browser implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return decide(
          installed(CHROMIUM),
          "Left out: tests of the page in a browser (apt-get install chromium)");
    }
  }

  static final class MailPorts implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return decide(
          Loopback.unused().isPresent(),
          "Left out: tests with servers on mail's own ports 465 and 993 (run as root)");
    }
  }

  static final class PostgresClient implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return decide(
          installed(PSQL), "Left out: tests with psql (apt-get install postgresql-client)");
    }
  }

  static final class WrongClocks implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return Files.exists(FAKETIME)
          ? ConditionEvaluationResult.enabled("installed")
          : decide(false, "Left out: tests with wrong clocks (apt-get install faketime)");
    }
  }

  /**
   * The environment of a program whose clock is wrong; how long it waits is right. Without the last
   * of them every wait of a Java machine with a limit ends at once, and it turns in circles.
   */
  public static Map<String, String> clockAheadBy(Duration time) {
    return Map.of(
        "LD_PRELOAD",
        FAKETIME.toString(),
        "FAKETIME",
        "+" + time.toSeconds(),
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  /** What must stand in the environment of a program that lies unpacked. */
  static Map<String, String> unpackedEnvironment() throws IOException {
    return Files.readAllLines(ENVIRONMENT).stream()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
  }

  private static boolean installed(Path... programs) {
    return List.of(programs).stream().allMatch(Files::isExecutable);
  }

  private static ConditionEvaluationResult decide(boolean available, String notice) {
    if (available) {
      return ConditionEvaluationResult.enabled("installed");
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("Not in CI. " + notice);
    }
    if (SAID.add(notice)) {
      System.err.println(notice);
    }
    return ConditionEvaluationResult.disabled(notice);
  }
}
