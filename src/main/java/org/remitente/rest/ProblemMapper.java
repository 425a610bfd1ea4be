package org.remitente.rest;

import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers everything thrown with a problem, and never throws by itself. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  @Context HttpHeaders headers;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof RedirectionException elsewhere) {
      return elsewhere.getResponse();
    }
    String wanted = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
    return Problems.of(thrown, AcceptedLanguage.of(wanted)).response();
  }
}
