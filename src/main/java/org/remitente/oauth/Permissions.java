package org.remitente.oauth;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody allowed (the {@code scope} of RFC 6749 section 3.3). Microsoft names a permission
 * with or without its resource in front, and in any case: both count.
 */
record Permissions(Set<String> granted) {

  private static final int MAX_LENGTH = 4000;

  Permissions {
    granted = Set.copyOf(granted);
  }

  /** The permissions that a list separated by blanks names; one that is too long names none. */
  static Permissions of(String scope) {
    return scope.length() > MAX_LENGTH
        ? new Permissions(Set.of())
        : new Permissions(
            Arrays.stream(scope.strip().split("\\s+"))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** These and others; these alone where all would be too long a list to be kept. */
  Permissions and(Permissions others) {
    Set<String> all = new LinkedHashSet<>(granted);
    all.addAll(others.granted());
    Permissions both = new Permissions(all);
    return both.toString().length() > MAX_LENGTH ? this : both;
  }

  /** Those of a list that are not among them. */
  List<String> missing(List<String> wanted) {
    return wanted.stream().filter(each -> !has(each)).toList();
  }

  private boolean has(String wanted) {
    return granted.stream()
        .anyMatch(each -> each.equalsIgnoreCase(wanted) || name(each).equals(name(wanted)));
  }

  private static String name(String scope) {
    return scope.substring(scope.lastIndexOf('/', scope.length() - 2) + 1).toLowerCase(Locale.ROOT);
  }

  /** The list as it is stored. */
  @Override
  public String toString() {
    return granted.stream().sorted().collect(Collectors.joining(" "));
  }
}
