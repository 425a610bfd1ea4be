package org.remitente.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import org.remitente.shared.PublicAddress;

/**
 * Keeps the session's cookie to https where that is how browsers come: behind a proxy that ends TLS
 * the server itself does not know. Keeps it to requests of our own pages and links to them, which
 * WildFly does not read in {@code web.xml}.
 */
@WebListener
public class SessionCookieListener implements ServletContextListener {

  @Inject PublicAddress publicAddress;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
    cookie.setSecure(publicAddress.isHttps());
    cookie.setAttribute("SameSite", "Lax");
  }
}
