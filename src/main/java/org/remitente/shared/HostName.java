package org.remitente.shared;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a server: a DNS name (RFC 1123; other scripts as A-labels, RFC 5891) or the literal
 * of an IP address.
 *
 * @param value the name in lower case, or the literal without brackets
 */
public record HostName(String value) {

  private static final Pattern LABELS =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*");
  private static final Pattern IPV4 =
      Pattern.compile(
          "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
  private static final Pattern NUMBERS = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|\\d+)");
  private static final Pattern IPV6_GROUPS = Pattern.compile("[0-9a-f]{1,4}(:[0-9a-f]{1,4})*");
  private static final int IPV6_LENGTH = 8;

  public HostName {
    if (!value.equals(normalized(value))) {
      throw new IllegalArgumentException("not a normalized host name");
    }
  }

  /**
   * Reads what somebody typed; blanks around it and a last dot are forgiven, anything else wrong
   * gives an empty answer.
   */
  public static Optional<HostName> parse(String typed) {
    return Optional.ofNullable(typed)
        .map(String::strip)
        .map(HostName::normalized)
        .map(HostName::new);
  }

  /** Whether this is the literal of an IP address. */
  public boolean isAddress() {
    return value.indexOf(':') >= 0 || IPV4.matcher(value).matches();
  }

  /**
   * Whether this is a domain or a name below it.
   *
   * @param domain in lower case, as A-labels
   */
  public boolean isWithin(String domain) {
    return value.equals(domain) || value.endsWith("." + domain);
  }

  private static String normalized(String typed) {
    String name = typed.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      String literal = name.substring(1, name.length() - 1);
      return isLiteral(literal) ? literal : null;
    }
    if (isLiteral(name)) {
      return name;
    }
    return labels(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
  }

  private static boolean isLiteral(String name) {
    return name.indexOf(':') >= 0 ? isIpv6(name) : IPV4.matcher(name).matches();
  }

  /** The text form of RFC 4291 section 2.2, without a zone. */
  private static boolean isIpv6(String name) {
    String text = name;
    if (name.indexOf('.') >= 0) {
      int end = name.lastIndexOf(':') + 1;
      if (!IPV4.matcher(name.substring(end)).matches()) {
        return false;
      }
      text = name.substring(0, end) + "0:0";
    }
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == IPV6_LENGTH;
    }
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    return (before.isEmpty() ? 0 : groups(before)) + (after.isEmpty() ? 0 : groups(after))
        < IPV6_LENGTH;
  }

  /** How many groups stand there; more than any address has where it is malformed. */
  private static int groups(String text) {
    return IPV6_GROUPS.matcher(text).matches() ? text.split(":").length : IPV6_LENGTH + 1;
  }

  /**
   * A last label of digits alone is no name: resolvers read such names as addresses in disguise
   * (127.1, 0x7f000001).
   */
  private static String labels(String name) {
    try {
      String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return LABELS.matcher(ascii).matches() && !NUMBERS.matcher(ascii).matches() ? ascii : null;
    } catch (IllegalArgumentException notAName) {
      return null;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
