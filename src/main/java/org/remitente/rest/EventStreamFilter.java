package org.remitente.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Keeps the connection of a listener open once JAX-RS has let it in. JAX-RS itself would need a
 * thread for each listener that reads slowly; here the container tells when a connection takes more
 * (src/decisions/0024).
 */
@WebFilter(urlPatterns = RestApplication.BASE + "/events", asyncSupported = true)
public class EventStreamFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String STREAM = EventStream.class.getName();

  /** The answer to this request goes on. */
  static void keepOpen(HttpServletRequest request, EventStream stream) {
    request.setAttribute(STREAM, stream);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new Unfinished(request, response));
    EventStream stream = (EventStream) request.getAttribute(STREAM);
    if (stream == null) {
      return;
    }
    if (!request.getMethod().equals("GET") || response.isCommitted()) {
      stream.close();
      return;
    }
    // Else nginx would hold events back until it has a buffer full of them.
    response.setHeader("X-Accel-Buffering", "no");
    response.setContentType("text/event-stream;charset=UTF-8");
    stream.begin(request.startAsync(request, response), response.getOutputStream());
  }

  /** An answer that JAX-RS believes to be empty and over. */
  private static final class Unfinished extends HttpServletResponseWrapper {

    private final HttpServletRequest request;

    Unfinished(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    private boolean goesOn() {
      return request.getAttribute(STREAM) != null;
    }

    @Override
    public void setContentLength(int length) {
      setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
      if (!goesOn()) {
        super.setContentLengthLong(length);
      }
    }

    @Override
    public void flushBuffer() throws IOException {
      if (!goesOn()) {
        super.flushBuffer();
      }
    }
  }
}
