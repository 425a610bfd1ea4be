package org.remitente.mail;

import java.io.IOException;
import java.io.OutputStream;
import org.remitente.network.WebBody;

/** A message as it is. */
record PlainBody(MessageContent content) implements WebBody {

  @Override
  public String contentType() {
    return "message/rfc822";
  }

  @Override
  public long length() {
    return content.size();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    content.writeTo(out);
  }
}
