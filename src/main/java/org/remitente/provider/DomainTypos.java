package org.remitente.provider;

import java.util.List;
import java.util.Optional;

/** Finds the domain that somebody meant who mistyped one that everybody knows. */
final class DomainTypos {

  /** Long and common enough that a name near one of them is hardly anybody else's. */
  private static final List<String> KNOWN =
      List.of(
          "gmail.com",
          "hotmail.com",
          "hotmail.es",
          "outlook.com",
          "outlook.es",
          "yahoo.es",
          "yahoo.com",
          "icloud.com",
          "telefonica.net",
          "movistar.es",
          "euskaltel.net",
          "wanadoo.es",
          "protonmail.com");

  /** These names have one ending only. */
  private static final List<String> ONE_ENDING = List.of("gmail.com", "icloud.com");

  private DomainTypos() {}

  /** The domain that was probably meant. */
  static Optional<String> meant(String domain) {
    if (KNOWN.contains(domain)) {
      return Optional.empty();
    }
    return KNOWN.stream()
        .filter(known -> isNear(domain, known))
        .findFirst()
        .or(() -> ONE_ENDING.stream().filter(known -> sameName(domain, known)).findFirst());
  }

  private static boolean sameName(String domain, String known) {
    return name(domain).equals(name(known));
  }

  /** One slip in the name, one in the ending, or one in each. */
  private static boolean isNear(String domain, String known) {
    return beginsAlike(domain, known)
        && distance(name(domain), name(known)) <= 1
        && endsAlike(ending(domain), ending(known));
  }

  /** Hardly anybody mistypes the first letter alone, and many domains differ in it. */
  private static boolean beginsAlike(String domain, String known) {
    return domain.charAt(0) == known.charAt(0)
        || domain.startsWith(known.substring(1, 2) + known.charAt(0));
  }

  /** A country's ending is another country's domain, unless it lacks a letter of com. */
  private static boolean endsAlike(String ending, String known) {
    boolean country = ending.length() == 2 && !known.equals("com");
    return ending.equals(known) || !country && distance(ending, known) <= 1;
  }

  private static String name(String domain) {
    return domain.substring(0, Math.max(0, domain.indexOf('.')));
  }

  private static String ending(String domain) {
    return domain.substring(domain.indexOf('.') + 1);
  }

  /** Letters left out, put in, exchanged or swapped with their neighbour (Damerau, Levenshtein). */
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int step(int[][] cost, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int least =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
