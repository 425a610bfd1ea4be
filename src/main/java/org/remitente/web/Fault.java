package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.omnifaces.util.Faces;
import org.remitente.shared.DatabaseOutage;

/** What the page says of itself that is shown where a request broke. */
@Named("fault")
@RequestScoped
public class Fault {

  @Inject HttpServletRequest request;

  /** Whether it broke only because the database is away: it is worth to wait. */
  public boolean isPassing() {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return Integer.valueOf(HttpServletResponse.SC_SERVICE_UNAVAILABLE).equals(status) || isOutage();
  }

  private boolean isOutage() {
    return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
        && DatabaseOutage.caused(thrown);
  }

  /** Tells proxies and scripts as much. */
  public void tell() {
    if (isPassing()) {
      HttpServletResponse response = Faces.getResponse();
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Retry-After", Long.toString(DatabaseOutage.RETRY_AFTER.toSeconds()));
    }
  }
}
