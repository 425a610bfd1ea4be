package org.remitente.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.remitente.company.PreferencesVisit;
import org.remitente.shared.Language;

/**
 * Who looks at the pages: all that the session knows of somebody.
 *
 * @param user a name for the audit trail
 * @param language the company's language
 * @param returnTo where to go afterwards, checked, or null
 */
public record Visitor(
    String companyId, String companyName, String user, Language language, String returnTo)
    implements Serializable {

  private static final String ATTRIBUTE = Visitor.class.getName();

  /** Somebody who came in by a link. */
  static Visitor of(PreferencesVisit visit) {
    return new Visitor(
        visit.companyId(), visit.companyName(), visit.user(), visit.language(), visit.returnTo());
  }

  /** Who a request is from, if anybody has come in. */
  static Optional<Visitor> of(HttpServletRequest request) {
    return of(request.getSession(false));
  }

  /** Whose session it is, if anybody has come in; a session that has ended is nobody's. */
  public static Optional<Visitor> of(HttpSession session) {
    return Optional.ofNullable(session)
        .map(known -> known.getAttribute(ATTRIBUTE))
        .map(Visitor.class::cast);
  }

  /** Gives a request a session of its own, whose id nobody can have known before. */
  void enter(HttpServletRequest request) {
    HttpSession old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    request.getSession(true).setAttribute(ATTRIBUTE, this);
  }
}
