package org.remitente.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Keeps the session's cookie to https where that is how browsers come: behind a proxy that ends TLS
 * the server itself does not know.
 */
@WebListener
public class SessionCookieListener implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event.getServletContext().getSessionCookieConfig().setSecure(PublicAddress.isHttps());
  }
}
