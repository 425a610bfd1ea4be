package org.remitente.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;

/**
 * Where a browser goes to sign in (RFC 6749 section 4.1.1, RFC 7636 section 4.3, OpenID Connect
 * Core section 3.1.2.1).
 *
 * @param state comes back with the browser
 * @param verifier redeems the code
 * @param nonce comes back in the id token
 * @param insists whether the provider is to ask for the permissions although they were given
 *     before: it gives a lasting one only then
 */
record AuthorizationAddress(
    SignInProvider provider,
    Secret state,
    Secret verifier,
    String nonce,
    EmailAddress wanted,
    boolean insists) {

  URI address() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", provider.clientId());
    query.put("redirect_uri", provider.redirect().toString());
    query.put("scope", String.join(" ", provider.scopes()));
    query.put("state", state.reveal());
    query.put("nonce", nonce);
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    if (wanted != null) {
      query.put("login_hint", wanted.value());
    }
    if (provider.name().equals(SignInProvider.GOOGLE)) {
      query.put("access_type", "offline");
    }
    prompt(query);
    String before = provider.authorizeUrl().toString();
    String joint = provider.authorizeUrl().getRawQuery() == null ? "?" : "&";
    return URI.create(before + joint + Parameters.encoded(query));
  }

  private void prompt(Map<String, String> query) {
    if (insists) {
      query.put("prompt", "consent");
    } else if (provider.name().equals(SignInProvider.OUTLOOK)) {
      query.put("prompt", "select_account");
    }
  }

  private static String challenge(Secret verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Never its keys. */
  @Override
  public String toString() {
    return "AuthorizationAddress[" + provider.name() + "]";
  }
}
