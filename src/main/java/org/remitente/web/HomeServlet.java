package org.remitente.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.remitente.people.Visitor;

/** The bare address leads to the preferences, or to where one comes in. */
@WebServlet("")
public class HomeServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String page = Visitor.of(request).isPresent() ? PreferencesFilter.PAGE : SignInBacking.PAGE;
    PageAddress.lead(request, response, page);
  }
}
