package org.remitente.webhook;

import java.util.List;
import org.remitente.security.Secret;

/**
 * What is due, and to whom.
 *
 * @param secret signs it
 * @param deliveries those that were never refused, and then the others; the earliest first
 */
public record Telling(String url, Secret secret, List<Delivery> deliveries) {

  public Telling {
    deliveries = List.copyOf(deliveries);
  }

  /** Never what is said. */
  @Override
  public String toString() {
    return "Telling[" + deliveries.size() + "]";
  }
}
