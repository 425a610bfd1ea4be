package org.remitente.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.remitente.shared.Cursor;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.PageRequest;

/**
 * The parameters of a query, read one by one; {@link #check()} throws with all that was wrong. A
 * parameter that nobody reads is wrong too: a mistyped filter would silently show everything.
 */
final class Query {

  private static final int MAX_TEXT = 255;
  private static final Pattern OUR_ID = Pattern.compile("[A-Za-z0-9_-]{0,64}");

  private final MultivaluedMap<String, String> parameters;
  private final Set<String> known = new HashSet<>();
  private final List<InputError> errors = new ArrayList<>();

  Query(MultivaluedMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * A parameter's value.
   *
   * @param code of the error where the value is none that can be understood
   * @return null where the parameter is missing or wrong
   */
  <T> T value(String name, String code, Function<String, Optional<T>> parser) {
    Optional<String> text = single(name);
    Optional<T> value = text.flatMap(parser);
    if (text.isPresent() && value.isEmpty()) {
      errors.add(new InputError(name, code));
    }
    return value.orElse(null);
  }

  /** A text on one line that is searched for as it is. */
  String text(String name) {
    return value(
        name,
        "value",
        text ->
            Optional.of(text)
                .filter(each -> !each.isBlank() && each.length() <= MAX_TEXT)
                .filter(each -> each.chars().noneMatch(Character::isISOControl)));
  }

  /** A moment. A plus sign that was not escaped has become a blank on its way. */
  OffsetDateTime time(String name) {
    return value(name, "time", text -> parseTime(text.replace(' ', '+')));
  }

  /** The part of the list that is wanted. */
  PageRequest page() {
    Integer limit = value("limit", "range", Query::limit);
    String cursor = value("cursor", "cursor", Query::cursor);
    return new PageRequest(limit == null ? PageRequest.DEFAULT_LIMIT : limit, cursor);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidInputException with every error
   */
  void check() {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        errors.add(new InputError(name, "unknown-parameter"));
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }

  private Optional<String> single(String name) {
    known.add(name);
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      errors.add(new InputError(name, "duplicate-parameter"));
      return Optional.empty();
    }
    return values.stream().findFirst();
  }

  private static Optional<Integer> limit(String text) {
    return Optional.of(text)
        .filter(each -> each.matches("[0-9]{1,3}"))
        .map(Integer::valueOf)
        .filter(each -> each >= 1 && each <= PageRequest.MAX_LIMIT);
  }

  private static Optional<String> cursor(String text) {
    try {
      Cursor cursor = Cursor.parse(text, Cursor.BEGINNING);
      return Optional.of(text)
          .filter(each -> isStorable(cursor.at()) && OUR_ID.matcher(cursor.id()).matches());
    } catch (InvalidInputException notOurs) {
      return Optional.empty();
    }
  }

  private static Optional<OffsetDateTime> parseTime(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text)).filter(Query::isStorable);
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** Databases know fewer years than Java does. */
  private static boolean isStorable(OffsetDateTime time) {
    return time.getYear() >= 1 && time.getYear() <= 9999;
  }

  /** The choice between true and false; missing means false. */
  boolean flag(String name) {
    Map<String, Boolean> flags = Map.of("true", true, "false", false);
    return Boolean.TRUE.equals(value(name, "value", text -> Optional.ofNullable(flags.get(text))));
  }
}
