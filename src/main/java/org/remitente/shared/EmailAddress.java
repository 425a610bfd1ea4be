package org.remitente.shared;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address of RFC 5321 without its rarities: a dot-atom of ASCII, an at sign and a domain.
 * Quoted local parts, address literals and non-ASCII local parts (they need SMTPUTF8, RFC 6531) are
 * refused.
 *
 * @param value the address as it goes over the wire, its domain as A-labels
 */
public record EmailAddress(String value) {

  private static final int MAX_LENGTH = 254;

  /** What is forgiven in a host name that stands alone has no place inside an address. */
  private static final Pattern NOT_IN_DOMAIN = Pattern.compile("[\\s\\p{Cntrl}\\[\\]]|\\.$");

  private static final Pattern LOCAL_PART =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  public EmailAddress {
    if (!value.equals(normalized(value))) {
      throw new IllegalArgumentException("not a normalized e-mail address");
    }
  }

  /**
   * Reads what somebody typed; blanks around it are forgiven, anything else that is wrong gives an
   * empty answer.
   */
  public static Optional<EmailAddress> parse(String typed) {
    return Optional.ofNullable(typed)
        .map(String::strip)
        .map(EmailAddress::normalized)
        .map(EmailAddress::new);
  }

  /** The part before the at sign. */
  public String localPart() {
    return value.substring(0, value.lastIndexOf('@'));
  }

  /** The part behind the at sign, as A-labels in lower case. */
  public String domain() {
    return value.substring(value.lastIndexOf('@') + 1);
  }

  private static String normalized(String typed) {
    int at = typed.lastIndexOf('@');
    if (at < 1 || at > 64 || !LOCAL_PART.matcher(typed.substring(0, at)).matches()) {
      return null;
    }
    String domain = Normalizer.normalize(typed.substring(at + 1), Normalizer.Form.NFC);
    if (NOT_IN_DOMAIN.matcher(domain).find()) {
      return null;
    }
    return HostName.parse(domain)
        .filter(name -> !name.isAddress())
        .map(name -> typed.substring(0, at + 1) + name.value())
        .filter(address -> address.length() <= MAX_LENGTH)
        .orElse(null);
  }

  @Override
  public String toString() {
    return value;
  }
}
