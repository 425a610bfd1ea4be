package org.remitente.it;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

/**
 * A message as the contract writes it, to be changed member by member.
 *
 * @param json the whole, without attachments
 */
record Letter(JsonObject json) {

  static final String SUBJECT =
      "Factura ñandú, plaça: 5 € 😀 y un asunto que ocupa más de una línea";

  /** An invoice to these, with every kind of letter in its subject. */
  static Letter to(String... addresses) {
    return new Letter(
        Json.createObjectBuilder()
            .add(
                "document",
                Json.createObjectBuilder()
                    .add("type", "invoice")
                    .add("number", "F-2026/0042")
                    .add("date", "2026-11-24")
                    .add("total", "121.00")
                    .add("currency", "EUR"))
            .add("to", recipients(addresses))
            .add("subject", SUBJECT)
            .build());
  }

  Letter bcc(String... addresses) {
    return with("bcc", recipients(addresses).build());
  }

  Letter with(String member, JsonValue value) {
    return new Letter(Json.createObjectBuilder(json).add(member, value).build());
  }

  Letter with(String member, String value) {
    return with(member, Json.createValue(value));
  }

  /** The same as one JSON object with its files. */
  JsonObject withFiles(Map<String, byte[]> files) {
    JsonArrayBuilder attachments = Json.createArrayBuilder();
    files.forEach(
        (name, content) ->
            attachments.add(
                Json.createObjectBuilder()
                    .add("filename", name)
                    .add("contentType", "application/pdf")
                    .add("content", Base64.getEncoder().encodeToString(content))));
    return with("attachments", attachments.build()).json();
  }

  private static JsonArrayBuilder recipients(String... addresses) {
    JsonArrayBuilder recipients = Json.createArrayBuilder();
    for (String address : addresses) {
      recipients.add(
          Json.createObjectBuilder().add("address", address).add("name", "Peña, Çelik & Cía"));
    }
    return recipients;
  }

  /** Bytes that no encoding can guess, behind the first line of a PDF; the same for a size. */
  static byte[] pdf(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    byte[] start = {'%', 'P', 'D', 'F', '-', '1', '.', '7', '\n'};
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }
}
