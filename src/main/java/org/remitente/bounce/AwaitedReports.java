package org.remitente.bounce;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageSubmitted;

/**
 * Has a message's report awaited in the transaction that stores its acceptance. No EJB: each
 * message would cost a call through the container, and without copies nobody looks for reports.
 */
@ApplicationScoped
class AwaitedReports {

  @EJB Bounces bounces;

  void sent(@Observes MessageSubmitted submitted) {
    if (submitted.copy() != CopyState.OFF) {
      bounces.sent(submitted);
    }
  }
}
