package org.remitente.oauth;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where an administrator of Microsoft 365 allows this program for the whole organisation. */
final class AdminConsent {

  private AdminConsent() {}

  static String address(SignInProvider provider) {
    String base = provider.authorizeUrl().toString().replaceFirst("/oauth2/v2\\.0/authorize.*", "");
    // Administrators are not asked at "common": they belong to an organisation.
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", provider.clientId());
    query.put("redirect_uri", provider.redirect().toString());
    // Of all resources at once: only a token is for a single one, and here nobody gets any.
    query.put("scope", String.join(" ", provider.scopes()));
    return base.replaceFirst("/common$", "/organizations")
        + "/v2.0/adminconsent?"
        + Parameters.encoded(query);
  }
}
