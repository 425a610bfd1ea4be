package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.Map;

/** What was done a moment ago, told on the page that opens next, and only there. */
@Named("done")
@RequestScoped
public class DoneBacking {

  private static final String ATTRIBUTE = DoneBacking.class.getName();

  private String words;

  /** Has the next page of this visit say something. */
  void tell(String what) {
    session().put(ATTRIBUTE, what);
  }

  /** What to say, or null. A page that asks for news meanwhile does not take it away. */
  public String getWords() {
    if (words == null && !faces().getPartialViewContext().isAjaxRequest()) {
      words = (String) session().remove(ATTRIBUTE);
    }
    return words;
  }

  private static Map<String, Object> session() {
    return faces().getExternalContext().getSessionMap();
  }

  private static FacesContext faces() {
    return FacesContext.getCurrentInstance();
  }
}
