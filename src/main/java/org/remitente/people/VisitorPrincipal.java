package org.remitente.people;

import jakarta.security.enterprise.CallerPrincipal;

/** A visitor as Jakarta Security knows somebody. */
final class VisitorPrincipal extends CallerPrincipal {

  private static final long serialVersionUID = 1L;

  private final Visitor visitor;

  VisitorPrincipal(Visitor visitor) {
    super(visitor.user());
    this.visitor = visitor;
  }

  Visitor visitor() {
    return visitor;
  }
}
