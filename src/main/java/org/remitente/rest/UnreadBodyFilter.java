package org.remitente.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.RemitenteException;

/**
 * Reads what is left of a refused body before the refusal is sent. Many clients, that of Java among
 * them, look for an answer only when all is sent, and would wait for ever.
 */
@Provider
public class UnreadBodyFilter implements ContainerResponseFilter {

  /** Whoever sends more does not get an answer but a closed connection. */
  private static final long MAX_BYTES = 67_108_864;

  private static final int REFUSALS = 400;
  private static final Logger LOG = Logger.getLogger(UnreadBodyFilter.class.getName());

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= REFUSALS && announcesBody(request)) {
      try {
        passOver(request.getEntityStream());
      } catch (IOException | RemitenteException gone) {
        LOG.log(Level.FINE, "A refused body was not read to its end", gone);
        response.getHeaders().putSingle("Connection", "close");
      }
    }
  }

  private static boolean announcesBody(ContainerRequestContext request) {
    return request.getHeaderString(HttpHeaders.CONTENT_LENGTH) != null
        || request.getHeaderString("Transfer-Encoding") != null;
  }

  static void passOver(InputStream body) throws IOException {
    byte[] buffer = new byte[16_384];
    long left = MAX_BYTES;
    for (int read = body.read(buffer); read > 0 && left > 0; read = body.read(buffer)) {
      left -= read;
    }
  }
}
