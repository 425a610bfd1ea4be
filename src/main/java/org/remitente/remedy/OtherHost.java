package org.remitente.remedy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.remitente.mail.Service;
import org.remitente.shared.HostName;

/** What a host is called whose name begins with the other protocol's. Pure. */
final class OtherHost {

  private static final Pattern OF_IMAP = Pattern.compile("(?:imap4?s?|pop3?s?)(\\..+)");
  private static final Pattern OF_SMTP = Pattern.compile("smtps?(\\..+)");

  private OtherHost() {}

  /** The name for this protocol; empty where the typed one is not called after the other. */
  static Optional<HostName> of(HostName typed, Service service) {
    Pattern others = service == Service.IMAP ? OF_SMTP : OF_IMAP;
    Matcher name = others.matcher(typed.value());
    return name.matches() ? HostName.parse(service.tag() + name.group(1)) : Optional.empty();
  }
}
