package org.remitente.mail;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.remitente.network.WebBody;

/**
 * A body before whose first byte the mark is set, and that knows afterwards whose fault it was that
 * it was not written to its end.
 */
final class MarkedBody implements WebBody {

  private final WebBody body;
  private final Runnable connected;
  private final HandOver handOver;
  private boolean marked;
  private Exception fault;

  /**
   * @param connected told once the connection stands
   */
  MarkedBody(WebBody body, Runnable connected, HandOver handOver) {
    this.body = body;
    this.connected = connected;
    this.handOver = handOver;
  }

  @Override
  public String contentType() {
    return body.contentType();
  }

  @Override
  public long length() {
    return body.length();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    connected.run();
    Watched watched = new Watched(out);
    try {
      handOver.begins();
      marked = true;
      body.writeTo(watched);
    } catch (IOException e) {
      fault = watched.failed ? null : e;
      throw e;
    } catch (RuntimeException e) {
      fault = e;
      throw new IOException("the content failed");
    }
  }

  /** Whether all of it may be with the other side. */
  boolean mayHaveArrived() {
    return marked && fault == null;
  }

  /** What kept us from writing it, other than the connection; null where nothing did. */
  Exception fault() {
    return fault;
  }

  /** Tells a connection that fails from content that does. */
  private static final class Watched extends FilterOutputStream {
    private boolean failed;

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }
}
