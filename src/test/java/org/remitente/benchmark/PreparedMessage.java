package org.remitente.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * The request that hands over an invoice, ready to be sent.
 *
 * @param request all of its bytes; whoever sends it owns them
 * @param keyAt where the idempotency key begins, which is another one each time
 * @param numberAt where the document's number begins, which is that key
 */
record PreparedMessage(byte[] request, int keyAt, int numberAt) {

  private static final String BOUNDARY = "boundary-of-the-benchmark";
  private static final String KEY_HEADER = "Idempotency-Key: ";
  private static final String EMPTY_KEY = "0".repeat(32);
  private static final String EMPTY_NUMBER = "1".repeat(32);

  /**
   * @param key the company's
   * @param account the id of the account that it is sent from
   * @param attachment its size in bytes, which nothing can compress
   */
  static PreparedMessage of(String key, String account, int attachment) {
    byte[] body = body(account, attachment);
    String head =
        """
        POST /api/v1/messages HTTP/1.1
        Host: 127.0.0.1
        Authorization: Bearer %s
        %s%s
        Content-Type: multipart/form-data; boundary=%s
        Content-Length: %d

        """
            .formatted(key, KEY_HEADER, EMPTY_KEY, BOUNDARY, body.length)
            .replace("\n", "\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(ascii(head));
    all.writeBytes(body);
    int keyAt = head.indexOf(KEY_HEADER) + KEY_HEADER.length();
    int numberAt = all.toString(StandardCharsets.ISO_8859_1).indexOf(EMPTY_NUMBER);
    return new PreparedMessage(all.toByteArray(), keyAt, numberAt);
  }

  private static byte[] body(String account, int attachment) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(ascii(opening(account).replace("\n", "\r\n")));
    body.writeBytes(incompressible(attachment));
    body.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
    return body.toByteArray();
  }

  private static String opening(String account) {
    return """
    --%1$s
    Content-Disposition: form-data; name="message"
    Content-Type: application/json

    {"document": {"type": "invoice", "number": "%3$s", "date": "2026-11-24", \
    "total": "121.00", "currency": "EUR"}, "to": [{"address": "compras@cliente.test", \
    "name": "Cliente SA"}], "account": "%2$s"}
    --%1$s
    Content-Disposition: form-data; name="attachment"; filename="Factura.pdf"
    Content-Type: application/pdf

    """
        .formatted(BOUNDARY, account, EMPTY_NUMBER);
  }

  static byte[] incompressible(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** The same for another connection. */
  PreparedMessage copy() {
    return new PreparedMessage(request.clone(), keyAt, numberAt);
  }

  /** The request under this key of 32 letters. */
  byte[] under(String key) {
    byte[] letters = ascii(key);
    System.arraycopy(letters, 0, request, keyAt, EMPTY_KEY.length());
    System.arraycopy(letters, 0, request, numberAt, EMPTY_NUMBER.length());
    return request;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
