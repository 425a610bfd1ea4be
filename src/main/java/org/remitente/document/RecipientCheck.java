package org.remitente.document;

import java.util.ArrayList;
import java.util.List;
import org.remitente.document.DocumentMessage.Recipient;
import org.remitente.mime.MailAddress;
import org.remitente.shared.EmailAddress;

/** Checks whom a message goes to, and where answers go. */
final class RecipientCheck {

  private static final int MOST = 100;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ADDRESS = 320;

  private final InputErrors errors;
  private final List<MailAddress> to;
  private final List<MailAddress> cc;
  private final List<MailAddress> bcc;
  private final MailAddress replyTo;

  RecipientCheck(DocumentMessage message, InputErrors errors) {
    this.errors = errors;
    boolean fits = checkCount(size(message.to()) + size(message.cc()) + size(message.bcc()));
    to = fits ? addresses("to", message.to()) : List.of();
    cc = fits ? addresses("cc", message.cc()) : List.of();
    bcc = fits ? addresses("bcc", message.bcc()) : List.of();
    replyTo = message.replyTo() == null ? null : address("replyTo", message.replyTo());
  }

  List<MailAddress> to() {
    return to;
  }

  List<MailAddress> cc() {
    return cc;
  }

  List<MailAddress> bcc() {
    return bcc;
  }

  MailAddress replyTo() {
    return replyTo;
  }

  private static int size(List<Recipient> recipients) {
    return recipients == null ? 0 : recipients.size();
  }

  /** Of too many, none is looked at: the answer would be as long as the request. */
  private boolean checkCount(int count) {
    if (count == 0) {
      errors.add("to", "required");
    } else if (count > MOST) {
      errors.add("to", "too-many");
    }
    return count <= MOST;
  }

  private List<MailAddress> addresses(String path, List<Recipient> recipients) {
    List<MailAddress> addresses = new ArrayList<>();
    for (int i = 0; i < size(recipients); i++) {
      MailAddress address = address(path + "[" + i + "]", recipients.get(i));
      if (address != null) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  private MailAddress address(String path, Recipient recipient) {
    if (recipient == null) {
      errors.add(path, "required");
      return null;
    }
    errors.line(path + ".name", recipient.name(), LONGEST_NAME);
    String name = recipient.name() == null || recipient.name().isBlank() ? null : recipient.name();
    String field = path + ".address";
    if (!errors.requireLine(field, recipient.address(), LONGEST_ADDRESS)) {
      return null;
    }
    EmailAddress address = EmailAddress.parse(recipient.address()).orElse(null);
    if (address == null) {
      errors.add(field, "address");
      return null;
    }
    return new MailAddress(address, name);
  }
}
