package org.remitente.content;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.work.AccountWork;

/**
 * The content of finished messages, which is kept for a time only. What became of a message, and
 * what its idempotency key is bound to, is kept for as long as its company.
 */
@Stateless
public class KeptContent {

  /** Few, since a message may be large. */
  private static final int BATCH = 50;

  @Inject PieceRepository pieces;
  @EJB AccountWork work;

  @Inject
  @ConfigProperty(name = "remitente.outbox.keep-content", defaultValue = "P90D")
  String keep;

  /**
   * Deletes what is kept no longer, a limited number at a time; what another node is deleting is
   * passed over.
   *
   * @return whether there may be more
   */
  public boolean deleteExpired() {
    return pieces.delete(work.now().minus(Duration.parse(keep)), BATCH) == BATCH;
  }
}
