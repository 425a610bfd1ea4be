package org.remitente.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/** A request whose body has to arrive at a pace, see {@link PacedInputStream}. */
final class PacedRequest extends HttpServletRequestWrapper {

  private final Semaphore places;
  private PacedInputStream body;

  PacedRequest(HttpServletRequest request, Semaphore places) {
    super(request);
    this.places = places;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new PacedInputStream(super.getInputStream(), places, System::nanoTime);
    }
    return body;
  }
}
