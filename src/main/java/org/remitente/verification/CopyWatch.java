package org.remitente.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailStore;
import org.remitente.mail.MessageTrace;
import org.remitente.shared.EmailAddress;

/**
 * Watches the mailbox after the test message was accepted: does it arrive, and does the provider
 * keep a copy by itself? Providers and software that never do are watched for a moment after
 * arrival only; the unknown for longer, since a copy appended too early would be a second one.
 * Where copies are filed in the INBOX itself, what arrived there says nothing of a copy.
 */
final class CopyWatch {

  static final Duration LONGEST = Duration.ofSeconds(6);
  private static final Duration NEVER_KEEPS = Duration.ofSeconds(1);
  private static final Duration SHOWN_AFTER = Duration.ofSeconds(2);
  private static final String INBOX = "INBOX";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Set<String> KEEP_NO_COPY =
      Set.of("dovecot", "postfix", "courier", "greenmail", "exim");

  private final Clock clock;
  private final Pause pause;
  private final Boolean providerKeeps;

  /** Lets time pass; a test lets its clock run instead. */
  interface Pause {
    void last(Duration length) throws InterruptedException;
  }

  /**
   * What was seen.
   *
   * @param arrived whether the message came in
   * @param kept whether the provider keeps a copy by itself
   * @param sender the sender that recipients see; null where that is not known
   */
  record Seen(boolean arrived, boolean kept, EmailAddress sender) {}

  /**
   * @param providerKeeps whether the provider is known to keep a copy, or not to; null where only
   *     the greetings can tell
   */
  CopyWatch(Clock clock, Pause pause, Boolean providerKeeps) {
    this.clock = clock;
    this.pause = pause;
    this.providerKeeps = providerKeeps;
  }

  /**
   * Watches until both were seen, or it makes no sense to wait longer.
   *
   * @param greetings what both servers said of themselves
   * @param longest how long at most
   */
  Seen watch(
      MailStore.Connection store,
      String sentFolder,
      MessageTrace trace,
      String greetings,
      Duration longest)
      throws MailFailureException, InterruptedException {
    Instant end = clock.instant().plus(longest.compareTo(LONGEST) < 0 ? longest : LONGEST);
    boolean keepsNone = keepsNone(greetings);
    boolean tells = !INBOX.equalsIgnoreCase(sentFolder);
    boolean arrived = false;
    boolean kept = false;
    while (true) {
      kept = kept || tells && store.holds(sentFolder, trace);
      if (!arrived && store.holds(INBOX, trace)) {
        arrived = true;
        end = keepsNone ? earlier(end, clock.instant().plus(NEVER_KEEPS)) : end;
      }
      if (arrived && (kept || !tells) || !clock.instant().isBefore(end)) {
        return new Seen(arrived, kept, sender(store, arrived, kept ? sentFolder : null, trace));
      }
      pause.last(BETWEEN_LOOKS);
    }
  }

  /**
   * Whether a copy that was filed is there: at once, or a little later where the server takes its
   * time to show it.
   */
  boolean filed(MailStore.Connection store, String sentFolder, MessageTrace trace)
      throws MailFailureException, InterruptedException {
    Instant end = clock.instant().plus(SHOWN_AFTER);
    while (!store.holds(sentFolder, trace)) {
      if (!clock.instant().isBefore(end)) {
        return false;
      }
      pause.last(BETWEEN_LOOKS);
    }
    return true;
  }

  /** What arrived tells better what recipients see than what was kept. */
  private static EmailAddress sender(
      MailStore.Connection store, boolean arrived, String keptIn, MessageTrace trace)
      throws MailFailureException {
    String folder = arrived ? INBOX : keptIn;
    return folder == null ? null : store.sender(folder, trace).orElse(null);
  }

  /** Who runs a server may add to its software what keeps a copy: a known provider counts more. */
  private boolean keepsNone(String greetings) {
    return providerKeeps == null
        ? KEEP_NO_COPY.stream().anyMatch(greetings.toLowerCase(Locale.ROOT)::contains)
        : !providerKeeps;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
