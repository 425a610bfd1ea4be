package org.remitente.sentcopy;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageSubmitted;

/**
 * Queues a copy in the transaction that stores the acceptance of its message, where we are the ones
 * to file it. No EJB: each message would cost a call through the container, and most have no copy.
 */
@ApplicationScoped
class PromisedCopies {

  @EJB SentCopies copies;

  void queue(@Observes MessageSubmitted submitted) {
    if (submitted.copy() == CopyState.PENDING) {
      copies.queue(submitted);
    }
  }
}
