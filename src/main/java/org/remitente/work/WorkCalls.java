package org.remitente.work;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.database.NodeCall;
import org.remitente.database.NodeCalls;

/** Tells the other nodes of due work that this one cannot take, and hears of theirs. */
@ApplicationScoped
class WorkCalls {

  private static final Logger LOG = Logger.getLogger(WorkCalls.class.getName());
  private static final String TOPIC = "due";

  @EJB NodeCalls nodes;
  @Inject Event<WorkDue> due;

  void call(Collection<ClaimedAccount> accounts) {
    nodes.call(accounts.stream().map(WorkCalls::word).toList());
  }

  private static String word(ClaimedAccount account) {
    return String.join(" ", TOPIC, account.kind().name(), account.companyId(), account.accountId());
  }

  void heard(@Observes NodeCall call) {
    String[] parts = call.word().split(" ");
    if (parts.length != 4 || !parts[0].equals(TOPIC)) {
      return;
    }
    try {
      due.fire(new WorkDue(WorkKind.valueOf(parts[1]), parts[2], parts[3], true));
    } catch (IllegalArgumentException newer) {
      LOG.log(Level.FINE, "A node of another version calls for work of kind {0}", parts[1]);
    }
  }
}
