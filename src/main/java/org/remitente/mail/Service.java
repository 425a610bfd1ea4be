package org.remitente.mail;

import java.util.Locale;

/** Who a stage or a failure belongs to. The names are those of the REST contract. */
public enum Service {
  INPUT,
  SMTP,
  IMAP,
  OAUTH,
  /** Microsoft Graph. */
  GRAPH,
  /** The Gmail API. */
  GMAIL,
  MESSAGE;

  /** Whether it takes messages as an API over HTTP. */
  public boolean isApi() {
    return this == GRAPH || this == GMAIL;
  }

  /** The name in the contract, such as {@code smtp}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
