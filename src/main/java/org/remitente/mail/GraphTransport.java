package org.remitente.mail;

import java.net.URI;
import java.util.Base64;
import org.remitente.network.WebApi;
import org.remitente.network.WebBody;
import org.remitente.security.Secret;

/**
 * Microsoft Graph's {@code sendMail} with a message in MIME. It keeps the sent message itself and
 * takes the recipients from the headers, Bcc too, which it takes out.
 */
final class GraphTransport extends ApiTransport {

  /** A request may have 4 MiB, and base64 makes four bytes of three. */
  static final long SIZE_LIMIT = 3L << 20;

  GraphTransport(ApiEndpoint endpoint, WebApi web, Secret accessToken, Patience patience) {
    super(endpoint, web, accessToken, patience, SIZE_LIMIT);
  }

  @Override
  URI address(MessageContent content) {
    return endpoint().at("/me/sendMail");
  }

  @Override
  WebBody body(MessageContent content) {
    return new EncodedBody("text/plain", "", Base64.getEncoder(), content, "");
  }
}
