package org.remitente.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
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
      ServletInputStream servers = super.getInputStream();
      InputStream in =
          getHeader("Upgrade") == null ? servers : new UpgradeBody(servers, getContentLengthLong());
      body = new PacedInputStream(servers, in, places, System::nanoTime);
    }
    return body;
  }
}
