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
      Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  private static final Pattern NUMBERS = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|\\d+)");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]{2,45}");

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

  private static String normalized(String typed) {
    String name = typed.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    if (name.indexOf(':') >= 0) {
      return IPV6.matcher(name).matches() ? name : null;
    }
    if (IPV4.matcher(name).matches()) {
      return name;
    }
    return labels(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
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
