package org.remitente.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A company of the product, with accounts that no provider's limit holds back.
 *
 * @param node where it was made
 * @param key its key
 * @param accounts their ids
 */
record Company(ProductNode node, String key, List<String> accounts) {

  /** A time that no measurement reaches. */
  private static final String NEVER = "2099-01-01T00:00:00Z";

  /** Makes it; its accounts send there. */
  static Company on(ProductNode node, String name, int accounts, Receiver receiver) {
    JsonObject company = Json.createObjectBuilder().add("name", name).add("language", "es").build();
    String id = node.post("/companies", company, 201).getString("id");
    JsonObject label = Json.createObjectBuilder().add("label", "ERP").build();
    String key = node.post("/companies/" + id + "/keys", label, 201).getString("key");
    List<String> ids =
        IntStream.range(0, accounts)
            .mapToObj(each -> account("facturas" + each + "@acme.test", receiver.port()))
            .map(account -> node.post(key, "/accounts", account, 201).getString("id"))
            .toList();
    return new Company(node, key, ids);
  }

  private static JsonObject account(String address, int port) {
    return Json.createObjectBuilder()
        .add("address", address)
        .add("displayName", "Acme SL")
        .add(
            "smtp",
            Json.createObjectBuilder()
                .add("host", "127.0.0.1")
                .add("port", port)
                .add("security", "none")
                .addNull("username"))
        .add("limits", Json.createObjectBuilder().add("connections", 16))
        .build();
  }

  /**
   * Hands a message over by each account that is never due, to be copied.
   *
   * @param attachment its size in bytes; none where it is 0
   * @return their ids
   */
  List<String> models(int attachment) {
    return accounts.stream()
        .map(account -> node.post(key, "/messages", message(account, attachment), 202))
        .map(answer -> answer.getString("id"))
        .toList();
  }

  private static JsonObject message(String account, int attachment) {
    JsonObject file =
        Json.createObjectBuilder()
            .add("filename", "Factura.pdf")
            .add("contentType", "application/pdf")
            .add(
                "content",
                Base64.getEncoder().encodeToString(PreparedMessage.incompressible(attachment)))
            .build();
    return Json.createObjectBuilder()
        .add(
            "document",
            Json.createObjectBuilder()
                .add("type", "invoice")
                .add("number", "F-2026/0042")
                .add("date", "2026-11-24")
                .add("total", "121.00")
                .add("currency", "EUR"))
        .add(
            "to",
            Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("address", "compras@cliente.test")))
        .add("account", account)
        .add("notBefore", NEVER)
        .add(
            "attachments",
            attachment == 0 ? Json.createArrayBuilder() : Json.createArrayBuilder().add(file))
        .build();
  }
}
