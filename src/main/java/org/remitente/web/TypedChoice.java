package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Where the mailbox is, as the present request says. */
@RequestScoped
class TypedChoice {

  @Inject HttpServletRequest request;

  /** The choice. */
  MailChoice choice() {
    return MailChoice.ofTag(request.getParameter("choice"));
  }

  /** The choice whose servers stand in the fields: an earlier one where no script changed them. */
  MailChoice filledFor() {
    return MailChoice.ofTag(request.getParameter("filledFor"));
  }
}
