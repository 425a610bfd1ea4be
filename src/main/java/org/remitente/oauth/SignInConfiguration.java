package org.remitente.oauth;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.remitente.account.MailAccount;
import org.remitente.mail.ApiEndpoint;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.security.Secret;
import org.remitente.shared.HostName;
import org.remitente.shared.PublicAddress;

/** Reads what the operator configured of one provider; all but the client id may be left out. */
final class SignInConfiguration {

  private static final String NAME = "[a-z0-9]{1,40}";

  private final Config config;
  private final String name;

  private SignInConfiguration(Config config, String name) {
    this.config = config;
    this.name = name;
  }

  /**
   * A provider as it is configured; empty without a client id.
   *
   * @throws IllegalArgumentException with the property where one is missing or wrong
   */
  static Optional<SignInProvider> read(Config config, String name) {
    if (!name.matches(NAME)) {
      return Optional.empty();
    }
    SignInConfiguration reader = new SignInConfiguration(config, name);
    Optional<String> clientId = reader.value("client-id");
    if (clientId.isPresent() && name.equals(MailAccount.PASSWORD)) {
      // Its accounts would be taken for such with a password.
      throw reader.fault("client-id");
    }
    return clientId.map(reader::provider);
  }

  private SignInProvider provider(String clientId) {
    boolean google = name.equals(SignInProvider.GOOGLE);
    boolean own = !google && !name.equals(SignInProvider.OUTLOOK);
    Outlet preferred = outlet(own);
    return new SignInProvider(
        name,
        clientId,
        value("client-secret").map(Secret::of).orElse(null),
        address(
            "authorize-url", google ? Defaults.GOOGLE_AUTHORIZE : Defaults.OUTLOOK_AUTHORIZE, own),
        address("token-url", google ? Defaults.GOOGLE_TOKEN : Defaults.OUTLOOK_TOKEN, own),
        revokeUrl(google),
        redirect(config),
        own ? null : api(google),
        preferred,
        scopes(google, own, preferred),
        server("smtp", google ? Defaults.GOOGLE_SMTP : Defaults.OUTLOOK_SMTP, own),
        server("imap", google ? Defaults.GOOGLE_IMAP : Defaults.OUTLOOK_IMAP, own));
  }

  /** Where providers send browsers back to. */
  static URI redirect(Config config) {
    return URI.create(new PublicAddress(config).of("/oauth/callback"));
  }

  private ApiEndpoint api(boolean google) {
    return google
        ? new ApiEndpoint(Service.GMAIL, address("api-url", Defaults.GOOGLE_API, false))
        : new ApiEndpoint(Service.GRAPH, address("api-url", Defaults.OUTLOOK_API, false));
  }

  private Outlet outlet(boolean own) {
    String tag = value("transport").orElse(own ? "smtp" : "api");
    Outlet outlet = Outlet.ofTag(tag).orElseThrow(() -> fault("transport"));
    if (own && outlet == Outlet.API) {
      throw fault("transport");
    }
    return outlet;
  }

  private List<String> scopes(boolean google, boolean own, Outlet preferred) {
    Optional<String> given = value("scopes");
    if (own && given.isEmpty()) {
      throw fault("scopes");
    }
    List<String> scopes =
        given
            .map(list -> List.of(list.strip().split("[\\s,]+")))
            .orElseGet(() -> google ? Defaults.google(preferred) : Defaults.outlook(preferred));
    if (SignInProvider.mail(scopes).isEmpty()) {
      // Who signs in would be known, and nothing could be sent.
      throw fault("scopes");
    }
    return scopes;
  }

  private URI revokeUrl(boolean google) {
    return google || value("revoke-url").isPresent()
        ? address("revoke-url", Defaults.GOOGLE_REVOKE, false)
        : null;
  }

  /**
   * @param required whether there is nothing that it could be by itself
   */
  private URI address(String property, String otherwise, boolean required) {
    String given =
        value(property)
            .or(() -> required ? Optional.empty() : Optional.of(otherwise))
            .orElseThrow(() -> fault(property));
    try {
      URI address = new URI(given.strip());
      if (address.getHost() != null
          && List.of("https", "http").contains(String.valueOf(address.getScheme()))) {
        return address;
      }
    } catch (java.net.URISyntaxException malformed) {
      // Told below, without quoting what might be a secret in the wrong place.
    }
    throw fault(property);
  }

  private ServerEndpoint server(String property, String otherwise, boolean own) {
    Optional<String> given = value(property);
    if (given.isEmpty() && own) {
      if (property.equals("smtp")) {
        throw fault(property);
      }
      return null;
    }
    String[] parts = given.orElse(otherwise).strip().split(":");
    if (parts.length != 3 || !parts[1].matches("\\d{1,5}")) {
      throw fault(property);
    }
    HostName host = HostName.parse(parts[0]).orElseThrow(() -> fault(property));
    ConnectionSecurity security =
        ConnectionSecurity.ofTag(parts[2])
            // A token in clear text would be anybody's.
            .filter(each -> each != ConnectionSecurity.NONE)
            .orElseThrow(() -> fault(property));
    return new ServerEndpoint(host, Integer.parseInt(parts[1]), security);
  }

  private Optional<String> value(String property) {
    return config
        .getOptionalValue("remitente.oauth." + name + "." + property, String.class)
        .filter(text -> !text.isBlank());
  }

  private IllegalArgumentException fault(String property) {
    return new IllegalArgumentException("remitente.oauth." + name + "." + property);
  }

  /** What Microsoft and Google publish. */
  private static final class Defaults {

    static final String OUTLOOK_AUTHORIZE =
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize";
    static final String OUTLOOK_TOKEN =
        "https://login.microsoftonline.com/common/oauth2/v2.0/token";
    static final String OUTLOOK_API = "https://graph.microsoft.com/v1.0";
    static final String OUTLOOK_SMTP = "smtp.office365.com:587:starttls";
    static final String OUTLOOK_IMAP = "outlook.office365.com:993:tls";
    static final String GOOGLE_AUTHORIZE = "https://accounts.google.com/o/oauth2/v2/auth";
    static final String GOOGLE_TOKEN = "https://oauth2.googleapis.com/token";
    static final String GOOGLE_REVOKE = "https://oauth2.googleapis.com/revoke";
    static final String GOOGLE_API = "https://gmail.googleapis.com";
    static final String GOOGLE_SMTP = "smtp.gmail.com:465:tls";
    static final String GOOGLE_IMAP = "imap.gmail.com:993:tls";

    private Defaults() {}

    static List<String> outlook(Outlet preferred) {
      String graph = "https://graph.microsoft.com/Mail.Send";
      return preferred == Outlet.API
          ? List.of("openid", "profile", "email", "offline_access", graph)
          : List.of(
              "openid",
              "profile",
              "email",
              "offline_access",
              graph,
              "https://outlook.office.com/SMTP.Send",
              "https://outlook.office.com/IMAP.AccessAsUser.All");
    }

    static List<String> google(Outlet preferred) {
      return List.of(
          "openid",
          "email",
          preferred == Outlet.API
              ? "https://www.googleapis.com/auth/gmail.send"
              : SignInProvider.GOOGLES_WHOLE_MAIL);
    }
  }
}
