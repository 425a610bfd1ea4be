package org.remitente.oauth;

import java.net.URI;
import java.util.List;
import org.remitente.account.SendingLimits;
import org.remitente.account.SignedInSettings;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.mail.ApiEndpoint;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;

/** Somebody who signed in with Microsoft, for tests of other features. */
public final class SignedIns {

  private SignedIns() {}

  /**
   * Somebody whose tokens are all the same one.
   *
   * @param token null where the provider gives none any more
   * @param outlets by what messages may leave, the first one first
   */
  public static SignedIn with(
      EmailAddress address, String token, ServerEndpoint smtp, URI graph, Outlet... outlets) {
    return with(address, token, smtp, null, graph, outlets);
  }

  /**
   * The same with a mailbox.
   *
   * @param imap the server that files copies, or null
   */
  public static SignedIn with(
      EmailAddress address,
      String token,
      ServerEndpoint smtp,
      ServerEndpoint imap,
      URI graph,
      Outlet... outlets) {
    URI nowhere = URI.create("http://localhost:9/");
    SignInProvider provider =
        new SignInProvider(
            SignInProvider.OUTLOOK,
            "client",
            null,
            nowhere,
            nowhere,
            null,
            nowhere,
            new ApiEndpoint(Service.GRAPH, graph),
            outlets[0],
            List.of(),
            smtp,
            imap);
    SignedInSettings settings =
        new SignedInSettings(
            provider.name(), address, "Ana", true, false, SendingLimits.NONE, false);
    return new SignedIn(
        "acme",
        "sign-in",
        settings,
        address.value(),
        Permissions.of(""),
        provider,
        new OneToken(token),
        List.of(outlets));
  }

  /** Knows one token, or none. */
  private record OneToken(String text) implements TokenSource {

    @Override
    public Secret token(Resource resource) throws MailFailureException {
      if (text == null) {
        throw new TokenRefusedException(new TokenRefusal(400, "invalid_grant", "")).asFailure();
      }
      return Secret.of(text);
    }

    @Override
    public Secret insteadOf(Secret refused, Resource resource) throws MailFailureException {
      return token(resource);
    }
  }
}
