package org.remitente.request;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a part of a form says of itself. */
final class PartHeaders {

  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([\\w*-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\\s]*))");
  private static final Pattern EXTENDED = Pattern.compile("(?i)(utf-8|iso-8859-1)'[^']*'(.*)");

  private final Map<String, String> headers = new HashMap<>();

  /** Takes over one line; a folded one belongs to none (RFC 7578 does not fold). */
  void add(String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw UnreadableBodyException.multipart("headers");
    }
    headers.put(
        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
        line.substring(colon + 1).strip());
  }

  /** The name of the form's field; empty where there is none. */
  String name() {
    return parameters().getOrDefault("name", "");
  }

  /**
   * The file's name without any path; the extended form (RFC 8187) counts more. Null where there is
   * none.
   */
  String filename() {
    Map<String, String> parameters = parameters();
    String name = extended(parameters.get("filename*"));
    if (name == null) {
      name = parameters.get("filename");
    }
    return name == null ? null : name.substring(lastSeparator(name) + 1);
  }

  /** The media type as sent, or null. */
  String contentType() {
    return headers.get("content-type");
  }

  /** Whether the bytes are the content, without an encoding (RFC 7578 knows none any more). */
  boolean isPlain() {
    String encoding = headers.getOrDefault("content-transfer-encoding", "binary");
    return encoding.toLowerCase(Locale.ROOT).matches("binary|8bit|7bit");
  }

  /** Browsers send UTF-8; what cannot be that is Latin 1. */
  static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    Matcher each = PARAMETER.matcher(headers.getOrDefault("content-disposition", ""));
    while (each.find()) {
      String value = each.group(2) == null ? each.group(3) : unquoted(each.group(2));
      parameters.putIfAbsent(each.group(1).toLowerCase(Locale.ROOT), value);
    }
    return parameters;
  }

  /** Some escape a quotation mark with a backslash, browsers write it as %22. */
  private static String unquoted(String quoted) {
    return quoted.replace("\\\"", "\"").replace("\\\\", "\\").replace("%22", "\"");
  }

  private static String extended(String value) {
    Matcher parts = EXTENDED.matcher(value == null ? "" : value);
    if (!parts.matches()) {
      return null;
    }
    try {
      return URLDecoder.decode(parts.group(2).replace("+", "%2B"), Charset.forName(parts.group(1)));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static int lastSeparator(String name) {
    return Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
  }
}
