package org.remitente.testing;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import jakarta.json.Json;
import java.net.URI;
import java.util.Base64;

/** Stands in for Microsoft Graph: {@code POST /v1.0/me/sendMail} with a message in MIME. */
public final class GraphStandIn extends MailApiStandIn<GraphStandIn> {

  private static final int LARGEST = 4 << 20;

  private GraphStandIn() {
    super("/v1.0/me/sendMail");
  }

  /** One that takes everything. */
  public static GraphStandIn start() {
    return new GraphStandIn();
  }

  /** What stands for {@code https://graph.microsoft.com/v1.0}. */
  public URI url() {
    return url("/v1.0");
  }

  @Override
  GraphStandIn self() {
    return this;
  }

  @Override
  byte[] content(Request request) {
    boolean plain = String.valueOf(request.getHeader("Content-Type")).startsWith("text/plain");
    if (!plain || request.getBody().length > LARGEST) {
      throw new IllegalArgumentException("Graph would not take this");
    }
    return Base64.getDecoder().decode(request.getBody());
  }

  @Override
  ResponseDefinitionBuilder taken() {
    return WireMock.aResponse().withStatus(202);
  }

  @Override
  ResponseDefinitionBuilder refusal(int status, String code, String words) {
    String body =
        Json.createObjectBuilder()
            .add(
                "error",
                Json.createObjectBuilder()
                    .add("code", code)
                    .add("message", words)
                    .add("innerError", Json.createObjectBuilder().add("request-id", "1-2-3")))
            .build()
            .toString();
    return WireMock.aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  @Override
  ResponseDefinitionBuilder refusedToken() {
    return refusal(
        401, "InvalidAuthenticationToken", "Access token has expired or is not yet valid.");
  }
}
