package org.remitente.mail;

import java.net.URI;
import java.util.Base64;
import org.remitente.network.WebApi;
import org.remitente.network.WebBody;
import org.remitente.security.Secret;

/**
 * The Gmail API's {@code messages.send} with a message in MIME. It keeps the sent message itself
 * and takes the recipients from the headers, Bcc too, which it takes out.
 */
final class GmailTransport extends ApiTransport {

  private static final long SIZE_LIMIT = 35L << 20;

  /** What is larger than this has to be uploaded. */
  private static final long IN_JSON = 5_000_000;

  private static final String SEND = "/gmail/v1/users/me/messages/send";

  GmailTransport(ApiEndpoint endpoint, WebApi web, Secret accessToken, Patience patience) {
    super(endpoint, web, accessToken, patience, SIZE_LIMIT);
  }

  @Override
  URI address(MessageContent content) {
    return endpoint().at(fitsInJson(content) ? SEND : "/upload" + SEND + "?uploadType=media");
  }

  @Override
  WebBody body(MessageContent content) {
    return fitsInJson(content)
        ? new EncodedBody("application/json", "{\"raw\":\"", Base64.getUrlEncoder(), content, "\"}")
        : new PlainBody(content);
  }

  private static boolean fitsInJson(MessageContent content) {
    return content.size() <= IN_JSON;
  }
}
