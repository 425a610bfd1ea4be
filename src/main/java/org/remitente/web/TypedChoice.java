package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Where the mailbox is, as the present request says. */
@RequestScoped
class TypedChoice {

  @Inject TypedText text;

  /** The choice. */
  MailChoice choice() {
    return MailChoice.ofTag(text.of("choice"));
  }

  /** The choice whose servers stand in the fields: an earlier one where no script changed them. */
  MailChoice filledFor() {
    return MailChoice.ofTag(text.of("filledFor"));
  }
}
