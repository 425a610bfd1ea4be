package org.remitente.database;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Lets a query fail at once where the database is away. EclipseLink would try reads three times and
 * sleep five seconds in between, with a thread of the server's held meanwhile: in an outage all
 * threads would soon be asleep. Connections are opened again by themselves, and whoever asks is
 * told when to ask again.
 */
public class NoRetries implements SessionCustomizer {

  @Override
  public void customize(Session session) {
    session.getLogin().setQueryRetryAttemptCount(0);
  }
}
