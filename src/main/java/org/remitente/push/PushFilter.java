package org.remitente.push;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.remitente.people.Visitor;
import org.remitente.shared.PublicAddress;

/**
 * Refuses a handshake before the container sees it: where nobody has come in, and where the page
 * that asks is not one of ours. Browsers open sockets to anywhere with the cookies of that place,
 * and tell only in {@code Origin} who asks (RFC 6455, 10.2).
 */
@WebFilter(filterName = "push", urlPatterns = PageSocket.PATH)
public class PushFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject transient PublicAddress publicAddress;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean known = Visitor.of(request).isPresent();
    if (known && ours(request.getHeader("Origin"), request.getHeader("Host"))) {
      chain.doFilter(request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** A proxy may pass another host on than the one that browsers see. */
  private boolean ours(String origin, String host) {
    Optional<String> asking = authority(origin);
    return asking.isPresent()
        && (asking.equals(Optional.ofNullable(host)) || asking.equals(publicAddress.authority()));
  }

  private static Optional<String> authority(String address) {
    try {
      return Optional.ofNullable(address).map(URI::create).map(URI::getRawAuthority);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
