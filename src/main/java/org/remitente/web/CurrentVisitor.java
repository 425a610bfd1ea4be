package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.remitente.people.Role;
import org.remitente.people.Visitor;
import org.remitente.shared.Language;

/** Who the present request is from, for pages and their beans. */
@Named("visitor")
@RequestScoped
public class CurrentVisitor {

  @Inject HttpServletRequest request;

  private Visitor visitor;
  private Language language;

  @PostConstruct
  void recognize() {
    visitor = Visitor.of(request).orElse(null);
    language = LanguageFilter.chosen(request).orElseGet(this::usualLanguage);
  }

  private Language usualLanguage() {
    return visitor == null ? languageOf(request) : visitor.language();
  }

  /** Whether somebody has come in. */
  public boolean isSignedIn() {
    return visitor != null;
  }

  /** Whether it is somebody with a password, not somebody who came by a link. */
  public boolean isPerson() {
    return visitor.isPerson();
  }

  /** Whether the company's people are this one's business. */
  public boolean isAdmin() {
    return request.isUserInRole(Role.ADMIN.tag());
  }

  /** The company's name. */
  public String getCompanyName() {
    return visitor.companyName();
  }

  /** The name under which somebody came in. */
  public String getUser() {
    return visitor.user();
  }

  /** Where to go afterwards, or null. */
  public String getReturnTo() {
    return visitor.returnTo();
  }

  /** The language of the pages, as HTML writes it. */
  public String getLanguageTag() {
    return language.tag();
  }

  Language language() {
    return language;
  }

  String companyId() {
    return visitor.companyId();
  }

  Visitor visitor() {
    return visitor;
  }

  /** Somebody without a session may still read what happened in the browser's language. */
  private static Language languageOf(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Accept-Language"))
        .flatMap(wish -> Language.ofTag(request.getLocale().getLanguage()))
        .orElse(Language.ES);
  }
}
