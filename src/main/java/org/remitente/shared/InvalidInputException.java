package org.remitente.shared;

import java.util.List;
import java.util.stream.Collectors;

/** A request with wrong input; carries every error that was found, not only the first. */
public final class InvalidInputException extends RemitenteException {

  private static final long serialVersionUID = 1L;

  private final transient List<InputError> errors;

  /**
   * @param errors all that is wrong, at least one
   */
  public InvalidInputException(List<InputError> errors) {
    super(
        errors.stream()
            .map(error -> error.field() + ": " + error.code())
            .collect(Collectors.joining(", ")));
    this.errors = List.copyOf(errors);
  }

  /** A single error whose text names no value. */
  public InvalidInputException(String field, String code) {
    this(List.of(new InputError(field, code)));
  }

  /** All that is wrong, in the order in which it was found. */
  public List<InputError> errors() {
    return errors;
  }
}
