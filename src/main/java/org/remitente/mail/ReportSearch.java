package org.remitente.mail;

import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * Looks for delivery reports in a folder and changes nothing there: it is examined and not
 * selected, the server is asked which mails look like reports, and only those are fetched, as far
 * as a limit and without a mark that they were read.
 */
final class ReportSearch {

  private static final int MOST = 100;

  /** Below the longest literal that may come, see {@link ImapDialogue}. */
  private static final int PIECE = 60_000;

  private static final int PIECES = 4;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);
  private static final Pattern VALIDITY = Pattern.compile("(?i)\\[UIDVALIDITY (\\d{1,10})]");
  private static final Pattern NEXT = Pattern.compile("(?i)\\[UIDNEXT (\\d{1,10})]");

  /** From whom reports come. */
  private static final List<String> SENDERS =
      List.of("mailer-daemon", "postmaster", "MicrosoftExchange", "maildaemon");

  private final ImapCommands commands;

  ReportSearch(ImapCommands commands) {
    this.commands = commands;
  }

  void read(String folder, FolderMark after, OffsetDateTime since, ReportReader reader)
      throws MailFailureException {
    Response[] examined = commands.say(Stage.MAILBOX, "EXAMINE", commands.folder(folder));
    long validity = number(examined, VALIDITY);
    boolean goesOn = after != null && validity > 0 && after.validity() == validity;
    long last = goesOn ? after.lastUid() : 0;
    long[] found = search(last, since);
    for (long uid : found) {
      readOrSkip(new FolderMark(validity, uid), reader);
    }
    boolean all = found.length < MOST;
    long newest = all ? Math.max(last, number(examined, NEXT) - 1) : 0;
    long reached = Math.max(newest, found.length == 0 ? last : found[found.length - 1]);
    reader.reached(new FolderMark(validity, reached));
  }

  /** 0 where the server does not tell: then the folder is looked through anew each time. */
  private static long number(Response[] answer, Pattern what) {
    return Arrays.stream(answer)
        .map(response -> what.matcher(response.toString()))
        .filter(Matcher::find)
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .findFirst()
        .orElse(0);
  }

  /** The oldest first. Not every server looks into other fields than the sender. */
  private long[] search(long last, OffsetDateTime since) throws MailFailureException {
    Response[] answer;
    try {
      answer = commands.say(Stage.MAILBOX, "UID SEARCH", looksLikeAReport(last, since));
    } catch (MailFailureException e) {
      if (e.failure().kind() != FailureKind.REFUSED || !commands.network().isUsable()) {
        throw e;
      }
      answer = commands.say(Stage.MAILBOX, "UID SEARCH", comesFromADaemon(range(last, since)));
    }
    // The range has the folder's last mail in any case, however low its number is.
    return Arrays.stream(answer)
        .flatMapToLong(ReportSearch::found)
        .filter(uid -> uid > last)
        .sorted()
        .limit(MOST)
        .toArray();
  }

  /** From the day before on: the server's day may be another one than ours. */
  private static Argument range(long last, OffsetDateTime since) {
    return new Argument()
        .writeAtom("UID")
        .writeAtom(last + 1 + ":*")
        .writeAtom("SINCE")
        .writeAtom(DAY.format(since.withOffsetSameInstant(ZoneOffset.UTC).minusDays(1)));
  }

  private static Argument looksLikeAReport(long last, OffsetDateTime since) {
    Argument wanted = range(last, since).writeAtom("OR").writeAtom("HEADER");
    wanted.writeAtom("Content-Type").writeString("delivery-status").writeAtom("OR");
    wanted.writeAtom("HEADER").writeAtom("X-Failed-Recipients").writeString("@");
    return comesFromADaemon(wanted);
  }

  private static Argument comesFromADaemon(Argument wanted) {
    for (int i = 0; i < SENDERS.size(); i++) {
      if (i < SENDERS.size() - 1) {
        wanted.writeAtom("OR");
      }
      wanted.writeAtom("FROM").writeString(SENDERS.get(i));
    }
    return wanted;
  }

  private static LongStream found(Response response) {
    return response instanceof IMAPResponse search && search.keyEquals("SEARCH")
        ? LongStream.generate(search::readNumber).takeWhile(number -> number > 0)
        : LongStream.empty();
  }

  /**
   * Somebody may have written a mail so that the dialogue breaks at it; that comes once. One that
   * the server does not give out, or no longer, keeps no other waiting.
   */
  private void readOrSkip(FolderMark mark, ReportReader reader) throws MailFailureException {
    try {
      byte[] content = fetch(mark.lastUid());
      reader.read(ArrivedMail.parse(content));
    } catch (MailFailureException e) {
      boolean refused = e.failure().kind() == FailureKind.REFUSED && commands.network().isUsable();
      if (refused || e.failure().kind() == FailureKind.PROTOCOL_BROKEN) {
        reader.reached(mark);
      }
      if (!refused) {
        throw e;
      }
      return;
    }
    reader.reached(mark);
  }

  private byte[] fetch(long uid) throws MailFailureException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int i = 0; i < PIECES && content.size() == i * PIECE; i++) {
      content.writeBytes(piece(uid, i * PIECE));
    }
    return content.toByteArray();
  }

  private byte[] piece(long uid, int from) throws MailFailureException {
    Argument wanted = new Argument().writeNumber(uid);
    wanted.writeAtom("BODY.PEEK[]<" + from + "." + PIECE + ">");
    return Arrays.stream(commands.say(Stage.MAILBOX, "UID FETCH", wanted))
        .flatMap(response -> bytes(response).stream())
        .findFirst()
        .orElse(new byte[0]);
  }

  private static Optional<byte[]> bytes(Response response) {
    return response instanceof FetchResponse fetched
        ? Optional.ofNullable(fetched.getItem(BODY.class))
            .map(BODY::getByteArray)
            .map(ReportSearch::copy)
        : Optional.empty();
  }

  private static byte[] copy(ByteArray all) {
    return Arrays.copyOfRange(all.getBytes(), all.getStart(), all.getStart() + all.getCount());
  }
}
