package org.remitente.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
