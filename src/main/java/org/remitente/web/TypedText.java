package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;

/**
 * What the present request brought in its inputs and in its query. Faces is asked: a form was read
 * by a filter, of whose request the injected one, the container's own, knows nothing.
 */
@RequestScoped
class TypedText {

  /** The text by the name of its input, or null. */
  String of(String input) {
    return FacesContext.getCurrentInstance()
        .getExternalContext()
        .getRequestParameterMap()
        .get(input);
  }
}
