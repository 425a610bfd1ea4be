package org.remitente.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A body as the library wants it: written once, never held. */
final class StreamedEntity extends AbstractHttpEntity {

  private final WebBody body;

  StreamedEntity(WebBody body) {
    super(ContentType.parse(body.contentType()), null);
    this.body = body;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public long getContentLength() {
    return body.length();
  }

  @Override
  public InputStream getContent() {
    throw new UnsupportedOperationException("A body is written, not read");
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    body.writeTo(out);
  }

  @Override
  public boolean isStreaming() {
    return true;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
