package org.remitente.it;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** A body of {@code multipart/form-data} (RFC 7578) as browsers write it: file names in UTF-8. */
final class Form {

  private static final String BOUNDARY = "----a-boundary-that-no-content-has";

  private final List<BodyPublisher> pieces = new ArrayList<>();

  String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  Form json(String part, JsonObject content) {
    write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"\r\n");
    write("Content-Type: application/json\r\n\r\n" + content + "\r\n");
    return this;
  }

  Form file(String part, String filename, byte[] content) {
    return file(part, filename, BodyPublishers.ofByteArray(content));
  }

  /** A file that is made while it is sent. */
  Form file(String part, String filename, LargeFile content) {
    BodyPublisher made = BodyPublishers.ofInputStream(content::open);
    return file(part, filename, BodyPublishers.fromPublisher(made, content.size()));
  }

  private Form file(String part, String filename, BodyPublisher content) {
    write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; ");
    write("filename=\"" + filename + "\"\r\nContent-Type: application/pdf\r\n\r\n");
    pieces.add(content);
    write("\r\n");
    return this;
  }

  /** The whole, of known length; no file is copied for it. */
  BodyPublisher body() {
    write("--" + BOUNDARY + "--\r\n");
    return BodyPublishers.concat(pieces.toArray(BodyPublisher[]::new));
  }

  private void write(String text) {
    pieces.add(BodyPublishers.ofString(text));
  }
}
