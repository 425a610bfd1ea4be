package org.remitente.web;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where pages lead on to. The addresses are paths (RFC 9110, 10.2.2): servers would put scheme and
 * host in front, and behind a proxy that ends TLS theirs are not those of the browser.
 */
final class PageAddress {

  private PageAddress() {}

  /** Leads a browser to a page of ours, by a path below the context. */
  static void lead(HttpServletRequest request, HttpServletResponse response, String page) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", request.getContextPath() + page);
  }

  /**
   * Opens a page anew from a bean, so that loading it again does nothing twice.
   *
   * @param page its path below the context, with a query or a fragment
   * @throws IOException where the browser has gone away
   */
  static void open(String page) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext browser = faces.getExternalContext();
    if (faces.getPartialViewContext().isAjaxRequest()) {
      browser.redirect(browser.getRequestContextPath() + page);
      return;
    }
    lead(
        (HttpServletRequest) browser.getRequest(),
        (HttpServletResponse) browser.getResponse(),
        page);
    faces.responseComplete();
  }
}
