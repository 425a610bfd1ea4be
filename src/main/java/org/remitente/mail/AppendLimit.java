package org.remitente.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * How large a message may be that is filed (RFC 7889): one limit in the capability, or one for each
 * folder, which is asked for.
 */
final class AppendLimit {

  private static final String NAME = "APPENDLIMIT";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern STATUS =
      Pattern.compile("\\(" + NAME + " (\\d{1,18})\\)\\s*$", Pattern.CASE_INSENSITIVE);

  private final ImapCommands commands;

  AppendLimit(ImapCommands commands) {
    this.commands = commands;
  }

  /** The limit of a folder in bytes, or null where there is none. */
  Long of(String folder) throws MailFailureException {
    String limit = commands.valueOf(NAME);
    if (limit != null) {
      return NUMBER.matcher(limit).matches() ? Long.valueOf(limit) : null;
    }
    return commands.offers(NAME) ? asked(folder) : null;
  }

  private Long asked(String folder) throws MailFailureException {
    try {
      for (Response response :
          commands.say(
              Stage.MAILBOX, "STATUS", commands.folder(folder).writeAtom("(" + NAME + ")"))) {
        Matcher told = STATUS.matcher(response.toString());
        if (response instanceof IMAPResponse status && status.keyEquals("STATUS") && told.find()) {
          return Long.valueOf(told.group(1));
        }
      }
      return null;
    } catch (MailFailureException e) {
      if (e.failure().kind() != FailureKind.REFUSED || !commands.network().isUsable()) {
        throw e;
      }
      return null;
    }
  }
}
