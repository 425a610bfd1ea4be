package org.remitente.oauth;

import java.util.List;
import org.remitente.security.Secret;

/** Where a provider gives, renews and takes back tokens; the edge to the network. */
interface TokenEndpoint {

  /**
   * Redeems a code that the browser brought (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
   *
   * @param scopes what the token is to be for; empty for all that was granted
   */
  TokenSet redeem(SignInProvider provider, String code, Secret verifier, List<String> scopes)
      throws TokenRefusedException;

  /**
   * Exchanges a lasting permission for a token (RFC 6749 section 6).
   *
   * @param scopes what the token is to be for; empty for all that was granted
   */
  TokenSet renew(SignInProvider provider, Secret refreshToken, List<String> scopes)
      throws TokenRefusedException;

  /** Gives a permission back where the provider can take it (RFC 7009); never fails. */
  void revoke(SignInProvider provider, Secret refreshToken);
}
