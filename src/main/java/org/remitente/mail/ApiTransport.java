package org.remitente.mail;

import java.net.URI;
import org.remitente.network.WebApi;
import org.remitente.network.WebBody;
import org.remitente.security.Secret;

/**
 * Submission to a provider's API over HTTPS, with an access token. Connecting says nothing on the
 * wire: each message is one request, over a connection of its own.
 */
abstract class ApiTransport implements MailTransport {

  private final ApiEndpoint endpoint;
  private final WebApi web;
  private final Secret accessToken;
  private final Patience patience;
  private final long sizeLimit;

  /**
   * @param sizeLimit the largest message that it takes, in bytes
   */
  ApiTransport(
      ApiEndpoint endpoint, WebApi web, Secret accessToken, Patience patience, long sizeLimit) {
    this.endpoint = endpoint;
    this.web = web;
    this.accessToken = accessToken;
    this.patience = patience;
    this.sizeLimit = sizeLimit;
  }

  /** Where a message goes. */
  abstract URI address(MessageContent content);

  /** The message as the API wants it. */
  abstract WebBody body(MessageContent content);

  @Override
  public Connection connect(StageListener stages) {
    return new ApiConnection(this, stages);
  }

  final ApiEndpoint endpoint() {
    return endpoint;
  }

  final WebApi web() {
    return web;
  }

  final Secret accessToken() {
    return accessToken;
  }

  final Patience patience() {
    return patience;
  }

  final long sizeLimit() {
    return sizeLimit;
  }
}
