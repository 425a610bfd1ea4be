package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.remitente.network.TrustedProxies;

/** Where the present request comes from. */
@RequestScoped
class ClientAddress {

  @Inject HttpServletRequest request;
  @Inject TrustedProxies proxies;

  /** What attempts are counted for. */
  String counted() {
    String forwardedFor = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
    return proxies.clientOf(request.getRemoteAddr(), forwardedFor);
  }
}
