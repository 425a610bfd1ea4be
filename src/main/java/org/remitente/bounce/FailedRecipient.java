package org.remitente.bounce;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.ServerReply;
import org.remitente.outbox.ReturnedRecipient;

/**
 * For whom a message came back, in the words of a report.
 *
 * @param addresses all by which the report names this recipient
 * @param status the code of RFC 3463, or null
 * @param words what a server answered, or what the report says in its place; may be empty
 */
record FailedRecipient(List<String> addresses, String status, String words) {

  /** Of a failure: a success has none, and what is delayed is not called so. */
  private static final Pattern STATUS =
      Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

  private static final Pattern SMTP_REPLY =
      Pattern.compile("(?<![\\d.#])[45]\\d\\d[ -](?=\\S).*", Pattern.DOTALL);

  /** A server's reply is far shorter, and a report may name many recipients. */
  private static final int LONGEST = 2000;

  FailedRecipient {
    addresses = List.copyOf(addresses);
    words = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
  }

  /** A recipient of whom a report tells in prose: the status stands somewhere in it. */
  static FailedRecipient inProse(String address, String prose) {
    Matcher reply = SMTP_REPLY.matcher(prose);
    String words = reply.find() ? reply.group() : prose;
    return new FailedRecipient(List.of(address), status(prose).orElse(null), words);
  }

  /** The first status in a text. */
  static Optional<String> status(String text) {
    Matcher status = STATUS.matcher(text);
    return status.find() ? Optional.of(status.group(1)) : Optional.empty();
  }

  /** The same with what it means. */
  ReturnedRecipient returned() {
    ServerReply reply = ServerReply.reported(status == null ? "" : status, words);
    return new ReturnedRecipient(addresses, status, DiagnosisCatalogue.diagnoseReturn(reply));
  }
}
