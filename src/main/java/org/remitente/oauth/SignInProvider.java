package org.remitente.oauth;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.remitente.mail.ApiEndpoint;
import org.remitente.mail.ServerEndpoint;
import org.remitente.security.Secret;

/**
 * A provider on whose page one can sign in here, as the operator registered this program with it.
 *
 * @param name {@code outlook}, {@code google} or the operator's own
 * @param clientSecret null for a public client
 * @param revokeUrl null where a permission cannot be given back
 * @param redirect where it sends browsers back to; exactly as it was registered
 * @param api its own interface for sending, or null where it has none
 * @param preferred by what messages leave where either is allowed
 * @param scopes what is asked for
 * @param smtp where messages go by SMTP, or null
 * @param imap where copies are filed, or null
 */
record SignInProvider(
    String name,
    String clientId,
    Secret clientSecret,
    URI authorizeUrl,
    URI tokenUrl,
    URI revokeUrl,
    URI redirect,
    ApiEndpoint api,
    Outlet preferred,
    List<String> scopes,
    ServerEndpoint smtp,
    ServerEndpoint imap) {

  static final String OUTLOOK = "outlook";
  static final String GOOGLE = "google";

  /** The one permission of Google's that opens SMTP and IMAP. */
  static final String GOOGLES_WHOLE_MAIL = "https://mail.google.com/";

  /** Permissions to know who signs in, and to be allowed for long: nothing is sent with them. */
  private static final Set<String> IDENTITY =
      Set.of(
          "openid",
          "profile",
          "email",
          "offline_access",
          "https://www.googleapis.com/auth/userinfo.email",
          "https://www.googleapis.com/auth/userinfo.profile");

  SignInProvider {
    scopes = List.copyOf(scopes);
  }

  /** By what messages may leave, the preferred first; empty where the permissions do not do. */
  List<Outlet> outlets(Permissions granted) {
    Outlet other = preferred == Outlet.API ? Outlet.SMTP : Outlet.API;
    return Stream.of(preferred, other)
        .filter(outlet -> !scopes(outlet).isEmpty())
        .filter(outlet -> granted.missing(scopes(outlet)).isEmpty())
        .toList();
  }

  /** The permissions that were asked for and not given, of those for sending. */
  List<String> missing(Permissions granted) {
    return granted.missing(scopes(preferred));
  }

  /** Whether an id token was asked for (OpenID Connect Core 3.1.2.1). */
  boolean tellsWhoSignsIn() {
    return scopes.contains("openid");
  }

  /** Whether permissions for an outlet are asked for at all. */
  boolean asksFor(Outlet outlet) {
    return !scopes(outlet).isEmpty();
  }

  /** What an access token for an outlet is for. */
  Resource resource(Outlet outlet) {
    if (!name.equals(OUTLOOK)) {
      return Resource.ANY;
    }
    return outlet == Outlet.API ? Resource.GRAPH : Resource.OUTLOOK;
  }

  /** What the token endpoint is asked for; empty for all that was granted. */
  List<String> scopes(Resource resource) {
    return resource == Resource.ANY
        ? List.of()
        : scopes.stream()
            .filter(scope -> IDENTITY.contains(scope) || resource.covers(scope))
            .toList();
  }

  private List<String> scopes(Outlet outlet) {
    if (outlet == Outlet.API) {
      return api == null ? List.of() : mail(scope -> !forServers(scope));
    }
    return smtp == null ? List.of() : mail(this::forServers);
  }

  private boolean forServers(String scope) {
    return switch (name) {
      case OUTLOOK -> Resource.OUTLOOK.covers(scope);
      case GOOGLE -> scope.equals(GOOGLES_WHOLE_MAIL);
      default -> true;
    };
  }

  private List<String> mail(Predicate<String> wanted) {
    return mail(scopes).stream().filter(wanted).toList();
  }

  /** Those with which something can be done beside knowing who signs in. */
  static List<String> mail(List<String> scopes) {
    return scopes.stream().filter(scope -> !IDENTITY.contains(scope)).toList();
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "SignInProvider[" + name + "]";
  }
}
