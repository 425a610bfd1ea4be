package org.remitente.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.shared.Language;

/**
 * Who looks at the pages: all that the session knows of somebody.
 *
 * @param personId who it is, or null for somebody who came in by a preferences link
 * @param user the name to show; that of a link is one for the audit trail
 * @param language the language of the pages
 * @param returnTo where to go afterwards, checked, or null
 * @param since when the visit began
 */
public record Visitor(
    String companyId,
    String companyName,
    String personId,
    String user,
    Language language,
    String returnTo,
    OffsetDateTime since)
    implements Serializable {

  private static final String ATTRIBUTE = Visitor.class.getName();

  /** Whether it is one of the company's people, who signed in by password. */
  public boolean isPerson() {
    return personId != null;
  }

  /** Who a request is from, if anybody has come in and is still allowed to be. */
  public static Optional<Visitor> of(HttpServletRequest request) {
    return Optional.ofNullable((Visitor) request.getAttribute(ATTRIBUTE));
  }

  /** Gives a request a session of its own, whose id nobody can have known before. */
  public void enter(HttpServletRequest request) {
    leave(request);
    request.getSession(true).setAttribute(ATTRIBUTE, this);
  }

  /** Ends the session of a request, if it has one. */
  public static void leave(HttpServletRequest request) {
    HttpSession old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
  }

  /** Who began a session, whether or not that still counts; one that has ended is nobody's. */
  public static Optional<Visitor> of(HttpSession session) {
    return Optional.ofNullable(session).map(known -> (Visitor) known.getAttribute(ATTRIBUTE));
  }

  /** Makes the visitor known to all who look at the request. */
  void isBehind(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
