package org.remitente.network;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The door to the APIs of providers, whose addresses the operator set: they may lie anywhere, and
 * in clear text too. Never for an address that a user or a server named. Each call has a connection
 * of its own; no redirect is followed, nothing is tried twice.
 */
@ApplicationScoped
public class WebApi {

  private final NetworkGuard anywhere = new NetworkGuard("0.0.0.0/0,::/0", "any");
  private final Posting posting;

  /** For the container's proxy. */
  protected WebApi() {
    this((TlsTrust) null);
  }

  /**
   * @param trust whose certificates are believed
   */
  @Inject
  public WebApi(TlsTrust trust) {
    this(new Posting(trust, new SystemLookup(), new Watchdog(), new Lifeline()));
  }

  private WebApi(Posting posting) {
    this.posting = posting;
  }

  /** The same door, whose calls end when a line is cut. */
  public WebApi tiedTo(Lifeline newLine) {
    return new WebApi(new Posting(posting.trust(), posting.lookup(), posting.watchdog(), newLine));
  }

  /**
   * Posts to an address.
   *
   * @param headers beside those of the body; their values are never quoted
   * @param maxBytes how much of the answer is read
   * @param reply how long one waits for the next bytes of the answer
   * @param atMost how long all of it may take
   * @throws NetworkFailure where there is no answer
   */
  public WebAnswer post(
      URI address,
      Map<String, String> headers,
      WebBody body,
      int maxBytes,
      Duration reply,
      Duration atMost)
      throws NetworkFailure {
    return posting.post(
        new Posting.Letter(address, headers, body, maxBytes, reply, atMost), anywhere::allows);
  }

  @PreDestroy
  void close() {
    posting.watchdog().close();
    posting.lookup().close();
  }
}
