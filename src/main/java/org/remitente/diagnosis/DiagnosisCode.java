package org.remitente.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * The catalogue of situations: each with the fields to look at and whether waiting helps. Its texts
 * stand in the bundle {@code diagnosis} under the same code; a contract test fails where a language
 * lacks one.
 */
public enum DiagnosisCode {
  UNKNOWN("unknown", RetryRule.NEVER);

  private final String code;
  private final RetryRule retry;
  private final List<Field> fields;

  DiagnosisCode(String code, RetryRule retry, Field... fields) {
    this.code = code;
    this.retry = retry;
    this.fields = List.of(fields);
  }

  /** The code in the contract, such as {@code auth-bad}. */
  public String code() {
    return code;
  }

  /** Whether the unchanged settings may pass another time. */
  public RetryRule retry() {
    return retry;
  }

  /** The fields to look at. */
  List<Field> fields() {
    return fields;
  }

  /** The situation with a code of the contract. */
  public static Optional<DiagnosisCode> ofCode(String code) {
    for (DiagnosisCode each : values()) {
      if (each.code.equals(code)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
