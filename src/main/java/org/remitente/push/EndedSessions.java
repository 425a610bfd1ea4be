package org.remitente.push;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Whoever signs out, or stays away too long, listens no more. */
@WebListener
public class EndedSessions implements HttpSessionListener {

  @Inject OpenPages pages;

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    pages.end(event.getSession().getId());
  }
}
