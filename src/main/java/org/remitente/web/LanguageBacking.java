package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The links to the present page in the other languages. */
@Named("language")
@RequestScoped
public class LanguageBacking {

  @Inject TypedText sent;

  /** What the page shows, in another language. */
  public String link(String tag) {
    String shown = PageQuery.of(sent::of);
    return "?language=" + tag + (shown.isEmpty() ? "" : "&" + shown);
  }
}
