package org.remitente.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where an administrator of Microsoft 365 allows this program for the whole organisation. */
final class AdminConsent {

  private AdminConsent() {}

  static String address(SignInProvider provider) {
    String base = provider.authorizeUrl().toString().replaceFirst("/oauth2/v2\\.0/authorize.*", "");
    // Administrators are not asked at "common": they belong to an organisation.
    return base.replaceFirst("/common$", "/organizations")
        + "/v2.0/adminconsent?client_id="
        + encoded(provider.clientId())
        + "&redirect_uri="
        + encoded(provider.redirect().toString())
        + "&scope="
        + encoded(String.join(" ", provider.scopes(provider.resource(provider.preferred()))));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
