package org.remitente.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.security.Secret;

/**
 * A provider's token endpoint that gives what a test wants; each lasting permission serves once.
 */
final class FakeTokenEndpoint implements TokenEndpoint {

  static final String CLIENT = "our-client";

  final AtomicInteger renewals = new AtomicInteger();
  private final AtomicInteger redeemed = new AtomicInteger();
  final List<String> revoked = new ArrayList<>();
  final List<List<String>> asked = new ArrayList<>();
  private final Deque<TokenRefusal> refusals = new ArrayDeque<>();
  private final Map<String, String> claims = new HashMap<>();
  private String current;
  private String scope;
  private boolean oneAtATime;
  private boolean lasting = true;
  private Duration lifetime = Duration.ofHours(1);
  private Duration retryAfter;
  private Duration refreshLifetime;
  private boolean anonymous;
  private Runnable meanwhile = () -> {};

  /** Who signs in next, and the sign-in that the provider thinks it is. */
  FakeTokenEndpoint signsIn(String email, String nonce) {
    claims.clear();
    claims.put("aud", CLIENT);
    claims.put("nonce", nonce);
    if (email != null) {
      claims.put("email", email);
    }
    return this;
  }

  FakeTokenEndpoint isFor(String client) {
    claims.put("aud", client);
    return this;
  }

  FakeTokenEndpoint grants(String granted) {
    scope = granted;
    return this;
  }

  /** As Microsoft: what is granted of other resources is not told. */
  FakeTokenEndpoint tellsOneResourceAtATime() {
    oneAtATime = true;
    return this;
  }

  FakeTokenEndpoint givesNothingLasting() {
    lasting = false;
    return this;
  }

  FakeTokenEndpoint lasting(Duration time) {
    lifetime = time;
    return this;
  }

  FakeTokenEndpoint refuses(int status, String error, String words) {
    refusals.add(new TokenRefusal(status, error, words));
    return this;
  }

  /** As who leaves the id token out. */
  FakeTokenEndpoint tellsNobody() {
    anonymous = true;
    return this;
  }

  FakeTokenEndpoint permissionsLast(Duration length) {
    refreshLifetime = length;
    return this;
  }

  FakeTokenEndpoint wantsToBeLeftAloneFor(Duration length) {
    retryAfter = length;
    return this;
  }

  FakeTokenEndpoint whileItRenews(Runnable work) {
    meanwhile = work;
    return this;
  }

  @Override
  public synchronized TokenSet redeem(
      SignInProvider provider, String code, Secret verifier, List<String> scopes)
      throws TokenRefusedException {
    refuse();
    String access = "first-of-" + code + redeemed.getAndIncrement();
    return tokens(access, anonymous ? null : idToken(), scopes);
  }

  @Override
  public TokenSet renew(SignInProvider provider, Secret refreshToken, List<String> scopes)
      throws TokenRefusedException {
    int renewal = renewals.incrementAndGet();
    meanwhile.run();
    synchronized (this) {
      asked.add(scopes);
      refuse();
      if (current != null && !refreshToken.reveal().equals(current)) {
        throw new TokenRefusedException(new TokenRefusal(400, "invalid_grant", "used before"));
      }
      return tokens("renewed-" + renewal, null, scopes);
    }
  }

  @Override
  public void revoke(SignInProvider provider, Secret refreshToken) {
    revoked.add(refreshToken.reveal());
  }

  private void refuse() throws TokenRefusedException {
    if (!refusals.isEmpty()) {
      throw new TokenRefusedException(refusals.poll(), retryAfter);
    }
  }

  private TokenSet tokens(String access, String idToken, List<String> scopes) {
    if (lasting) {
      current = "lasting-of-" + access;
    }
    return new TokenSet(
        Secret.of(access),
        lifetime,
        lasting ? Secret.of(current) : null,
        refreshLifetime,
        oneAtATime ? String.join(" ", scopes) : scope,
        idToken);
  }

  private String idToken() {
    StringBuilder json = new StringBuilder("{\"sub\":\"4711\"");
    claims.forEach((name, value) -> json.append(",\"" + name + "\":\"" + value + "\""));
    String body =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(json.append('}').toString().getBytes(StandardCharsets.UTF_8));
    return "e30." + body + ".c2ln";
  }
}
