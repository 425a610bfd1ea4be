package org.remitente.limit;

import java.time.OffsetDateTime;
import java.util.Optional;

/** When messages of one account were sent, by the database's clock. */
public interface SentMessages {

  /** How many were sent after a time. */
  int since(OffsetDateTime time);

  /**
   * When the n-th latest was sent.
   *
   * @param n 1 for the very last one
   * @return empty where fewer were
   */
  Optional<OffsetDateTime> nthLatest(int n);
}
