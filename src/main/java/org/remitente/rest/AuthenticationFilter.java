package org.remitente.rest;

import jakarta.annotation.Priority;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.remitente.company.ApiKeys;
import org.remitente.company.Caller;
import org.remitente.security.Secret;
import org.remitente.shared.Language;

/**
 * Asks for the key (RFC 6750) before anything else is looked at: whoever has none learns not even
 * which paths there are.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {

  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/=-]{1,512})", Pattern.CASE_INSENSITIVE);

  @EJB ApiKeys keys;
  @Inject CurrentCaller caller;

  @Override
  public void filter(ContainerRequestContext request) {
    Language language = AcceptedLanguage.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    Optional<Caller> bearer =
        key(request.getHeaderString(HttpHeaders.AUTHORIZATION)).flatMap(keys::bearerOf);
    if (bearer.isEmpty()) {
      request.abortWith(Problems.named("unauthorized", 401, language).response());
      return;
    }
    caller.is(bearer.get(), language);
    refuseUnreadableTypes(request, language);
  }

  static Optional<Secret> key(String header) {
    Matcher bearer = BEARER.matcher(header == null ? "" : header.strip());
    return bearer.matches() ? Optional.of(Secret.of(bearer.group(1))) : Optional.empty();
  }

  /** The servers' own answers to a malformed media type differ, from 400 to 500. */
  private static void refuseUnreadableTypes(ContainerRequestContext request, Language language) {
    try {
      request.getMediaType();
    } catch (RuntimeException malformed) {
      request.abortWith(Problems.named("unsupported-media-type", 415, language).response());
      return;
    }
    try {
      request.getAcceptableMediaTypes();
    } catch (RuntimeException malformed) {
      request.abortWith(Problems.named("not-acceptable", 406, language).response());
    }
  }
}
