package org.remitente.network;

import java.io.IOException;
import java.io.OutputStream;

/** What a call of an API sends. Its length is announced before it is written. */
public interface WebBody {

  /** The media type. */
  String contentType();

  /** How many bytes there are. */
  long length();

  /**
   * Writes all bytes, and does not close the stream; called once the connection stands.
   *
   * @throws IOException where they cannot be had; then the call is broken off
   */
  void writeTo(OutputStream out) throws IOException;

  /** A body that lies in memory. */
  static WebBody of(String contentType, byte[] bytes) {
    return new WebBody() {
      @Override
      public String contentType() {
        return contentType;
      }

      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }
}
