package org.remitente.verification;

import java.time.Duration;
import java.util.Map;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailStore;
import org.remitente.mail.SentFolder;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.Language;

/**
 * IMAP's half of a verification: connects, signs in and finds the Sent folder; then, once the test
 * message was accepted, sees to its copy.
 */
final class MailboxTrial implements AutoCloseable {

  private final StageBoard board;
  private MailStore.Connection connection;
  private SentFolder folder;
  private Long sizeLimit;
  private MailFailure failure;

  private MailboxTrial(StageBoard board) {
    this.board = board;
  }

  /** Connects and finds the folder; what fails stands in {@link #failure()}. */
  static MailboxTrial of(MailStore store, String namedFolder, Language language, StageBoard board) {
    MailboxTrial trial = new MailboxTrial(board);
    try {
      trial.connection = store.connect(board);
      board.started(Service.IMAP, Stage.MAILBOX);
      trial.folder = trial.connection.sentFolder(namedFolder, language);
      trial.sizeLimit = trial.connection.sizeLimit(trial.folder.name());
      board.passed(Service.IMAP, Stage.MAILBOX, trial.folder.name());
    } catch (MailFailureException e) {
      trial.fail(e.failure());
    } catch (RuntimeException e) {
      trial.close();
      throw e;
    }
    return trial;
  }

  /** Why it failed, or null. */
  MailFailure failure() {
    return failure;
  }

  boolean passed() {
    return failure == null;
  }

  SentFolder folder() {
    return folder;
  }

  String greeting() {
    return connection.facts().greeting();
  }

  /** The largest copy that the folder takes, in bytes, or null. */
  Long sizeLimit() {
    return sizeLimit;
  }

  /**
   * Watches for the message and the provider's own copy.
   *
   * @return null where that failed
   */
  CopyWatch.Seen watch(CopyWatch watch, TestMessage message, String smtpGreeting, Duration longest)
      throws InterruptedException {
    board.started(Service.MESSAGE, Stage.ARRIVAL);
    try {
      return watch.watch(
          connection, folder.name(), message.trace(), smtpGreeting + " " + greeting(), longest);
    } catch (MailFailureException e) {
      fail(e.failure());
      return null;
    }
  }

  /** Files the copy and looks whether it was kept. */
  void append(CopyWatch watch, TestMessage message) throws InterruptedException {
    board.started(Service.IMAP, Stage.APPEND);
    try {
      connection.append(folder.name(), message.content(), message.date());
      if (watch.filed(connection, folder.name(), message.trace())) {
        board.passed(Service.IMAP, Stage.APPEND, folder.name());
      } else {
        fail(new MailFailure(Service.IMAP, Stage.APPEND, FailureKind.NOT_KEPT, null, Map.of()));
      }
    } catch (MailFailureException e) {
      fail(e.failure());
    }
  }

  private void fail(MailFailure why) {
    failure = why;
    board.failed(why.service(), why.stage());
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
    }
  }
}
