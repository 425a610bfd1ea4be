package org.remitente.it;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body of {@code multipart/form-data} (RFC 7578) as browsers write it: file names in UTF-8. */
final class Form {

  private static final String BOUNDARY = "----a-boundary-that-no-content-has";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  Form json(String part, JsonObject content) {
    write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"\r\n");
    write("Content-Type: application/json\r\n\r\n" + content + "\r\n");
    return this;
  }

  Form file(String part, String filename, byte[] content) {
    write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; ");
    write("filename=\"" + filename + "\"\r\nContent-Type: application/pdf\r\n\r\n");
    body.writeBytes(content);
    write("\r\n");
    return this;
  }

  byte[] bytes() {
    write("--" + BOUNDARY + "--\r\n");
    return body.toByteArray();
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
