package org.remitente.company;

import java.util.Optional;

/**
 * Who a request is from.
 *
 * @param companyId the company whose key it bears; null for the operator
 */
public record Caller(String companyId) {

  /** The operator, who manages companies and reads no mail. */
  public static final Caller OPERATOR = new Caller(null);

  /** Whether this is the operator. */
  public boolean isOperator() {
    return companyId == null;
  }

  /** The company, unless this is the operator. */
  public Optional<String> company() {
    return Optional.ofNullable(companyId);
  }
}
