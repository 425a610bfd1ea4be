package org.remitente.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.MessageMark;

/** Looks for one message in a folder, whatever its provider did to it. */
final class FolderSearch {

  /** Where Google and Outlook keep the Message-ID that they replaced. */
  private static final List<String> REPLACED =
      List.of("X-Google-Original-Message-ID", "X-Microsoft-Original-Message-ID");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);
  private static final String FROM = "BODY.PEEK[HEADER.FIELDS (FROM)]";
  private static final Pattern FIELD = Pattern.compile("(?is)\\s*From:(.*)");

  private final ImapCommands commands;

  FolderSearch(ImapCommands commands) {
    this.commands = commands;
  }

  /** Whether the folder holds the message. */
  boolean holds(String folder, MessageTrace trace) throws MailFailureException {
    return number(folder, trace).isPresent();
  }

  /** The one sender that the message in the folder names; empty where that cannot be told. */
  Optional<EmailAddress> sender(String folder, MessageTrace trace) throws MailFailureException {
    OptionalLong number = number(folder, trace);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Argument wanted = new Argument().writeNumber(number.getAsLong()).writeAtom(FROM);
    for (Response response : unlessRefused("FETCH", wanted)) {
      if (response instanceof FetchResponse fetched && fetched.getItem(BODY.class) != null) {
        return from(fetched.getItem(BODY.class).getByteArray());
      }
    }
    return Optional.empty();
  }

  /** Looked for by its Message-ID first, of which servers have an index. */
  private OptionalLong number(String folder, MessageTrace trace) throws MailFailureException {
    commands.say(Stage.MAILBOX, "EXAMINE", commands.folder(folder));
    Argument byId = header(new Argument(), "Message-ID", trace.messageId());
    OptionalLong found = found(commands.say(Stage.MAILBOX, "SEARCH", byId));
    return found.isPresent() ? found : found(unlessRefused("SEARCH", replaced(trace)));
  }

  /** From the day before on: the server's day may be another one than ours. */
  private static Argument replaced(MessageTrace trace) {
    Argument wanted = new Argument().writeAtom("SINCE");
    wanted.writeAtom(DAY.format(trace.since().withOffsetSameInstant(ZoneOffset.UTC).minusDays(1)));
    for (String name : REPLACED) {
      header(wanted.writeAtom("OR"), name, trace.messageId());
    }
    return header(wanted, MessageMark.HEADER, MessageMark.of(trace.messageId()));
  }

  private static Argument header(Argument arguments, String name, String value) {
    return arguments.writeAtom("HEADER").writeAtom(name).writeString(value);
  }

  private static OptionalLong found(Response[] answer) {
    for (Response response : answer) {
      if (response instanceof IMAPResponse search && search.keyEquals("SEARCH")) {
        long number = search.readNumber();
        if (number > 0) {
          return OptionalLong.of(number);
        }
      }
    }
    return OptionalLong.empty();
  }

  /** Not every server knows every search: then it finds nothing. */
  private Response[] unlessRefused(String command, Argument arguments) throws MailFailureException {
    try {
      return commands.say(Stage.MAILBOX, command, arguments);
    } catch (MailFailureException e) {
      if (e.failure().kind() != FailureKind.REFUSED || !commands.network().isUsable()) {
        throw e;
      }
      return new Response[0];
    }
  }

  private static Optional<EmailAddress> from(ByteArray header) {
    if (header == null) {
      return Optional.empty();
    }
    String text =
        new String(header.getBytes(), header.getStart(), header.getCount(), StandardCharsets.UTF_8);
    Matcher field = FIELD.matcher(text);
    return field.matches() ? address(field.group(1)) : Optional.empty();
  }

  private static Optional<EmailAddress> address(String senders) {
    try {
      InternetAddress[] found = InternetAddress.parseHeader(senders.strip(), false);
      return found.length == 1 ? EmailAddress.parse(found[0].getAddress()) : Optional.empty();
    } catch (AddressException unreadable) {
      return Optional.empty();
    }
  }
}
