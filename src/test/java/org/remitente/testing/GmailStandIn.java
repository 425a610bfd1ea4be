package org.remitente.testing;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Base64;

/** Stands in for the Gmail API: {@code messages.send}, as JSON and as an upload. */
public final class GmailStandIn extends MailApiStandIn<GmailStandIn> {

  private static final String SEND = "/gmail/v1/users/me/messages/send";

  private GmailStandIn() {
    super(SEND, "/upload" + SEND);
  }

  /** One that takes everything. */
  public static GmailStandIn start() {
    return new GmailStandIn();
  }

  /** What stands for {@code https://gmail.googleapis.com}. */
  public URI url() {
    return url("");
  }

  @Override
  GmailStandIn self() {
    return this;
  }

  @Override
  byte[] content(Request request) {
    String type = String.valueOf(request.getHeader("Content-Type"));
    if (request.getUrl().startsWith("/upload")) {
      if (!type.startsWith("message/rfc822") || !request.getUrl().endsWith("?uploadType=media")) {
        throw new IllegalArgumentException("Gmail would not take this");
      }
      return request.getBody();
    }
    String raw =
        Json.createReader(new ByteArrayInputStream(request.getBody()))
            .readObject()
            .getString("raw");
    return Base64.getUrlDecoder().decode(raw);
  }

  @Override
  ResponseDefinitionBuilder taken() {
    return WireMock.okJson("{\"id\":\"18c\",\"threadId\":\"18c\",\"labelIds\":[\"SENT\"]}");
  }

  @Override
  ResponseDefinitionBuilder refusal(int status, String code, String words) {
    String body =
        Json.createObjectBuilder()
            .add(
                "error",
                Json.createObjectBuilder()
                    .add("code", status)
                    .add("message", words)
                    .add(
                        "errors",
                        Json.createArrayBuilder()
                            .add(
                                Json.createObjectBuilder()
                                    .add("message", words)
                                    .add("domain", "global")
                                    .add("reason", code))))
            .build()
            .toString();
    return WireMock.aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  @Override
  ResponseDefinitionBuilder refusedToken() {
    return refusal(401, "authError", "Invalid Credentials");
  }
}
