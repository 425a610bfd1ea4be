package org.remitente.mail;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Asks how much room a mailbox has left (RFC 9208); of several limits the nearest counts. */
final class MailboxQuota {

  private static final Pattern STORAGE =
      Pattern.compile("\\bSTORAGE (\\d{1,15}) (\\d{1,15})\\b", Pattern.CASE_INSENSITIVE);

  private final ImapCommands commands;

  MailboxQuota(ImapCommands commands) {
    this.commands = commands;
  }

  /** Empty where the server has no limit, or does not tell. */
  Optional<MailboxRoom> of(String folder) throws MailFailureException {
    if (!commands.offers("QUOTA")) {
      return Optional.empty();
    }
    try {
      return Stream.of(commands.say(Stage.MAILBOX, "GETQUOTAROOT", commands.folder(folder)))
          .filter(MailboxQuota::tellsAQuota)
          .flatMap(MailboxQuota::rooms)
          .max(Comparator.comparing(MailboxRoom::percent));
    } catch (MailFailureException e) {
      if (e.failure().kind() != FailureKind.REFUSED || !commands.network().isUsable()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static boolean tellsAQuota(Response response) {
    return response instanceof IMAPResponse answer && answer.keyEquals("QUOTA");
  }

  /** The name of the limit is the server's own choice, and stands in front of the list. */
  private static Stream<MailboxRoom> rooms(Response response) {
    String text = response.toString();
    Matcher told = STORAGE.matcher(text.substring(Math.max(0, text.lastIndexOf('('))));
    return told.find() && Long.parseLong(told.group(2)) > 0
        ? Stream.of(new MailboxRoom(Long.parseLong(told.group(1)), Long.parseLong(told.group(2))))
        : Stream.empty();
  }
}
