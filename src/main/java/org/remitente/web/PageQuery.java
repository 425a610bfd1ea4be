package org.remitente.web;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page's address tells it to show, which stays when somebody chooses a language. */
final class PageQuery {

  private static final List<String> NAMES =
      List.of(
          "account",
          "delete",
          "verification",
          "running",
          "authorization",
          "document",
          "in",
          "cursor");

  /**
   * Ids, tags and cursors. What a button is called, whose name may be one of these, has a space.
   */
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  private PageQuery() {}

  /**
   * The query, without question mark; empty where there is nothing to tell.
   *
   * @param asked the value of a parameter, or null
   */
  static String of(UnaryOperator<String> asked) {
    return NAMES.stream()
        .filter(name -> isOurs(asked.apply(name)))
        .map(name -> name + "=" + asked.apply(name))
        .collect(Collectors.joining("&"));
  }

  private static boolean isOurs(String value) {
    return value != null && VALUE.matcher(value).matches();
  }
}
