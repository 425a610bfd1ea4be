package org.remitente.web;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/** Where the preferences page leads on to. */
final class PageAddress {

  private PageAddress() {}

  /**
   * Opens the page anew, so that loading it again does nothing twice.
   *
   * @param rest what follows the path: a query, a fragment, or nothing
   * @throws IOException where the browser has gone away
   */
  static void open(String rest) throws IOException {
    ExternalContext browser = FacesContext.getCurrentInstance().getExternalContext();
    browser.redirect(browser.getRequestContextPath() + PreferencesFilter.PAGE + rest);
  }
}
