package org.remitente.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What a {@link TestIdentityProvider} was told to do, and what it has seen. */
final class ProviderScript {

  /** An error in place of what was asked for. */
  record Refusal(int status, String error, String description) {}

  private static final Refusal WITHDRAWN =
      new Refusal(400, "invalid_grant", "AADSTS50173: The provided grant has expired.");

  private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
  private final Queue<Refusal> denials = new ConcurrentLinkedQueue<>();
  private final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> authorizations = new CopyOnWriteArrayList<>();
  private final AtomicInteger refreshes = new AtomicInteger();
  private final AtomicInteger withoutRefreshToken = new AtomicInteger();
  private volatile List<String> granting;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean withdrawn;

  void granting(List<String> scopes) {
    granting = scopes;
  }

  void withoutRefreshTokenNext() {
    withoutRefreshToken.incrementAndGet();
  }

  void denyNext(String error, String description) {
    denials.add(new Refusal(302, error, description));
  }

  void refuseNext(int status, String error, String description) {
    refusals.add(new Refusal(status, error, description));
  }

  void withdraw(boolean wanted) {
    withdrawn = wanted;
  }

  void answerAfter(Duration time) {
    delay = time;
  }

  int refreshes() {
    return refreshes.get();
  }

  List<Map<String, String>> tokenRequests() {
    return List.copyOf(tokenRequests);
  }

  List<Map<String, String>> authorizations() {
    return List.copyOf(authorizations);
  }

  /** Somebody wants to sign in; an answer denies it. */
  Optional<Refusal> authorizing(Map<String, String> asked) {
    authorizations.add(asked);
    return Optional.ofNullable(denials.poll());
  }

  /** Somebody wants tokens; an answer refuses them. */
  Optional<Refusal> redeeming(Map<String, String> asked) {
    tokenRequests.add(asked);
    LockSupport.parkNanos(delay.toNanos());
    return withdrawn && asked.containsKey("refresh_token")
        ? Optional.of(WITHDRAWN)
        : Optional.ofNullable(refusals.poll());
  }

  void refreshed() {
    refreshes.incrementAndGet();
  }

  /** Whether the one who redeems a code now gets no refresh token. */
  boolean hidesRefreshToken() {
    return withoutRefreshToken.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  /** What is granted of what was asked for. */
  String granted(String asked) {
    return granting == null ? String.valueOf(asked) : String.join(" ", granting);
  }
}
