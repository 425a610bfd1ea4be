package org.remitente.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.remitente.network.Lifeline;
import org.remitente.shared.RateLimitedException;

/** The verifications that run on this node, each with the line that its connections hang on. */
@ApplicationScoped
class RunningVerifications {

  /** Each may hold a dozen threads for some seconds. */
  static final int AT_ONCE = 50;

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Map<String, Lifeline> lines = new HashMap<>();

  /**
   * Makes room for a verification.
   *
   * @throws RateLimitedException where too many run
   */
  synchronized Lifeline begin(String id) {
    if (lines.size() >= AT_ONCE) {
      throw new RateLimitedException(SOON);
    }
    Lifeline line = new Lifeline();
    lines.put(id, line);
    return line;
  }

  /** It is over, and its connections with it. */
  synchronized void end(String id) {
    Lifeline line = lines.remove(id);
    if (line != null) {
      line.cut();
    }
  }

  /** Closes the connections of a verification, if it runs here. */
  synchronized void stop(String id) {
    Lifeline line = lines.get(id);
    if (line != null) {
      line.cut();
    }
  }
}
