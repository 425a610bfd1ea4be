package org.remitente.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.RateLimitedException;
import org.remitente.shared.TooLargeException;

/**
 * Lets nobody hold a thread of the server by sending slowly: a body has to arrive at a pace, and
 * fewer threads wait for bodies than the server has. The servers know neither limit. Forms are read
 * here, since the servers would read them by themselves, past any filter.
 */
@WebFilter(filterName = "body-pace", urlPatterns = "/*", asyncSupported = true)
public class BodyPaceFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** Half of the threads that both servers have for requests. */
  private static final int MAX_WAITING = 100;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final String FORM = "application/x-www-form-urlencoded";

  private final transient Semaphore places = new Semaphore(MAX_WAITING);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!hasBody(request)) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletRequest paced = new PacedRequest(request, places);
    if (isFormOfAPage(request)) {
      passForm(paced, response, chain);
    } else {
      chain.doFilter(paced, response);
    }
  }

  private static void passForm(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    FormRequest form;
    try {
      form = FormRequest.read(request);
    } catch (InvalidInputException | UnreadableBodyException malformed) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST);
      return;
    } catch (TooLargeException large) {
      refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    } catch (RateLimitedException full) {
      refuse(response, TOO_MANY_REQUESTS);
      return;
    }
    chain.doFilter(form, response);
  }

  private static void refuse(HttpServletResponse response, int status) {
    response.setHeader("Connection", "close");
    response.setStatus(status);
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /** REST takes no such form, asks for no parameter by itself, and refuses with a problem. */
  private static boolean isFormOfAPage(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.strip().toLowerCase(Locale.ROOT).startsWith(FORM)
        && SoundRequestFilter.isForAPage(request);
  }
}
