package org.remitente.people;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.remitente.shared.RateLimitedException;

/** How often passwords may be tried, by name and by address: before one is looked at. */
@ApplicationScoped
class AttemptLimit {

  @EJB SignInAttempts attempts;

  /**
   * Counts an attempt. It is written before it is judged, each in a transaction of its own: of many
   * at the same moment none is overlooked. What is refused beforehand is not written, so that
   * neither the record grows nor the pause.
   *
   * @throws RateLimitedException with the time to wait, where there were too many
   */
  void count(String username, String address) {
    refuse(attempts.pause(username, address, 0));
    attempts.add(username, address);
    refuse(attempts.pause(username, address, 1));
  }

  void forgive(String username) {
    attempts.forgive(username);
  }

  private static void refuse(Duration pause) {
    if (!pause.isZero()) {
      throw new RateLimitedException(pause);
    }
  }
}
