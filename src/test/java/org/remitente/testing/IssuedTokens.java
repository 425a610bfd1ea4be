package org.remitente.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What a {@link TestIdentityProvider} has issued, and whether it is good still. */
final class IssuedTokens {

  /**
   * Somebody's consent.
   *
   * @param scope what was granted, separated by blanks
   */
  record Grant(String user, String scope) {

    private static List<String> words(String scope) {
      return List.of(scope.strip().split(" +"));
    }

    /** Whether all of this was granted; what is not named is all that was. */
    boolean covers(String asked) {
      return asked == null || words(scope).containsAll(words(asked));
    }

    /** What was granted of this. */
    String of(String asked) {
      return asked == null
          ? scope
          : words(asked).stream().filter(words(scope)::contains).collect(Collectors.joining(" "));
    }
  }

  private record Access(Grant grant, Instant until) {}

  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Grant> refreshable = new ConcurrentHashMap<>();
  private final Map<String, Access> access = new ConcurrentHashMap<>();
  private final AtomicInteger revocations = new AtomicInteger();
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();
  private volatile Duration lifetime = Duration.ofHours(1);

  void lifetime(Duration time) {
    lifetime = time;
  }

  Duration lifetime() {
    return lifetime;
  }

  void issueCode(String code, Grant grant) {
    codes.put(code, grant);
  }

  Optional<Grant> ofCode(String code) {
    return Optional.ofNullable(codes.get(code));
  }

  /** Whose refresh token it is; empty where it is unknown or was revoked. */
  Optional<Grant> ofRefreshToken(String token) {
    return Optional.ofNullable(refreshable.get(token)).filter(grant -> !isRevoked(token));
  }

  void issue(Grant grant, String accessToken, String refreshToken) {
    access.put(accessToken, new Access(grant, Instant.now().plus(lifetime)));
    if (refreshToken != null) {
      refreshable.put(refreshToken, grant);
    }
  }

  /** How many tokens were given back. */
  int revocations() {
    return revocations.get();
  }

  /** Ends a grant by any of its tokens. */
  void revokeToken(String token) {
    revocations.incrementAndGet();
    revoked.add(token);
    Grant grant = refreshable.get(token);
    if (grant != null) {
      endAccessOf(grant.user());
    }
  }

  void revoke(String user) {
    refreshable.entrySet().stream()
        .filter(each -> each.getValue().user().equals(user))
        .forEach(each -> revoked.add(each.getKey()));
    endAccessOf(user);
  }

  private void endAccessOf(String user) {
    access.values().removeIf(each -> each.grant().user().equals(user));
  }

  void endAccess() {
    access.clear();
  }

  private boolean isRevoked(String token) {
    return revoked.contains(token);
  }

  boolean isGood(String accessToken) {
    return ofAccessToken(accessToken).isPresent();
  }

  Optional<Grant> ofAccessToken(String token) {
    return Optional.ofNullable(access.get(token))
        .filter(found -> found.until().isAfter(Instant.now()) && !isRevoked(token))
        .map(Access::grant);
  }
}
