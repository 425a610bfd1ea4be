package org.remitente.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Says that the contract is YAML (RFC 9512) where the server would call it plain text. */
@WebFilter(urlPatterns = "/openapi", asyncSupported = true)
public class ContractTypeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new Yaml(response));
  }

  /** The server's own names for YAML are replaced, however it says them. */
  static String named(String type) {
    return type != null && type.startsWith("text/plain") ? "application/yaml" : type;
  }

  /** The answer with another content type. */
  private static final class Yaml extends HttpServletResponseWrapper {

    Yaml(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setContentType(String type) {
      super.setContentType(named(type));
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, "Content-Type".equalsIgnoreCase(name) ? named(value) : value);
    }

    @Override
    public void addHeader(String name, String value) {
      super.addHeader(name, "Content-Type".equalsIgnoreCase(name) ? named(value) : value);
    }
  }
}
