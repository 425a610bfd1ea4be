package org.remitente.testing;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands in for a provider's mail API, over HTTP at a free port: takes every message, unless it was
 * told otherwise. What it is told about the next request holds for one request; several calls are
 * used up one by one.
 *
 * @param <S> the kind of API
 */
public abstract class MailApiStandIn<S extends MailApiStandIn<S>> implements AutoCloseable {

  private final Queue<ResponseDefinitionBuilder> next = new ConcurrentLinkedQueue<>();
  private final List<ApiMessage> messages = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final WireMockServer server =
      new WireMockServer(
          WireMockConfiguration.options()
              .dynamicPort()
              .bindAddress("127.0.0.1")
              .disableRequestJournal()
              .extensions(new Judge()));
  private volatile Predicate<String> tokens = token -> true;

  MailApiStandIn(String... paths) {
    for (String path : paths) {
      server.stubFor(WireMock.post(WireMock.urlPathEqualTo(path)));
    }
    server.start();
  }

  abstract S self();

  /** The message in a request. */
  abstract byte[] content(Request request);

  /** The answer to a message that was taken. */
  abstract ResponseDefinitionBuilder taken();

  /** The answer that refuses a message. */
  abstract ResponseDefinitionBuilder refusal(int status, String code, String words);

  /** The answer to a token that is not good. */
  abstract ResponseDefinitionBuilder refusedToken();

  /** Where it is: {@code http://localhost:4711}, without a slash at the end. */
  public final URI url(String path) {
    return URI.create("http://localhost:" + server.port() + path);
  }

  /** Lets in those with such a token; all others are answered with 401. */
  public final S acceptingTokens(Predicate<String> good) {
    tokens = good;
    return self();
  }

  /** Refuses the next message with a status and with the API's own name and words for it. */
  public final S refuseNext(int status, String code, String words) {
    return answerNext(refusal(status, code, words));
  }

  /** Refuses the next message and tells when to come again: seconds, or a date. */
  public final S refuseNext(int status, String code, String words, String retryAfter) {
    return answerNext(refusal(status, code, words).withHeader("Retry-After", retryAfter));
  }

  /** Takes the next request whole and ends the connection without a word. */
  public final S loseNext() {
    return answerNext(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
  }

  /** Takes the next message and says so after this time. */
  public final S takeNextAfter(Duration time) {
    return answerNext(taken().withFixedDelay(Math.toIntExact(time.toMillis())));
  }

  /** Answers the next request with whatever is wanted; only {@code 2xx} takes the message. */
  public final S answerNext(ResponseDefinitionBuilder answer) {
    next.add(answer);
    return self();
  }

  /** The messages that it took, oldest first. */
  public final List<ApiMessage> messages() {
    return List.copyOf(messages);
  }

  /** How many requests came, refused ones too. */
  public final int requests() {
    return requests.get();
  }

  @Override
  public final void close() {
    server.stop();
  }

  private ResponseDefinition answer(Request request) {
    requests.incrementAndGet();
    String token = String.valueOf(request.getHeader("Authorization")).replaceFirst("^Bearer ", "");
    if (!tokens.test(token)) {
      return refusedToken().build();
    }
    ResponseDefinitionBuilder told = next.poll();
    ResponseDefinition answer = (told == null ? taken() : told).build();
    if (answer.getStatus() / 100 == 2 && answer.getFault() == null) {
      messages.add(new ApiMessage(token, content(request)));
    }
    return answer;
  }

  private final class Judge implements ResponseDefinitionTransformerV2 {

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      return answer(event.getRequest());
    }

    @Override
    public String getName() {
      return "judge";
    }
  }
}
