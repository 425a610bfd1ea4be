package org.remitente.oauth;

import java.util.List;
import java.util.Optional;
import org.remitente.account.SignedInSettings;
import org.remitente.mail.ApiEndpoint;
import org.remitente.shared.EmailAddress;

/**
 * An account that somebody signed in to on its provider's page, and by what its messages may leave.
 * Lives as long as a verification or a connection and is never stored as it is.
 */
public final class SignedIn {

  private final String companyId;
  private final String authorizationId;
  private final SignedInSettings settings;
  private final String username;
  private final Permissions permissions;
  private final SignInProvider provider;
  private final TokenSource tokens;
  private final List<Outlet> outlets;

  /**
   * @param authorizationId the sign-in that it comes from; null for a stored account
   * @param username who signs in to servers
   * @param outlets by what messages may leave, the first one first; at least one
   */
  SignedIn(
      String companyId,
      String authorizationId,
      SignedInSettings settings,
      String username,
      Permissions permissions,
      SignInProvider provider,
      TokenSource tokens,
      List<Outlet> outlets) {
    this.companyId = companyId;
    this.authorizationId = authorizationId;
    this.settings = settings;
    this.username = username;
    this.permissions = permissions;
    this.provider = provider;
    this.tokens = tokens;
    this.outlets = List.copyOf(outlets);
  }

  /** The same with other wishes of its owner. */
  public SignedIn with(SignedInSettings wanted) {
    return new SignedIn(
        companyId, authorizationId, wanted, username, permissions, provider, tokens, outlets);
  }

  /** Whose it is. */
  public String companyId() {
    return companyId;
  }

  /** What its owner wants of it. */
  public SignedInSettings settings() {
    return settings;
  }

  /** The sign-in that it comes from; empty for a stored account. */
  public Optional<String> authorizationId() {
    return Optional.ofNullable(authorizationId);
  }

  /** By what messages may leave, the first one first; at least one. */
  public List<Outlet> outlets() {
    return outlets;
  }

  /** The provider's own interface, where there is one. */
  public Optional<ApiEndpoint> api() {
    return Optional.ofNullable(provider.api());
  }

  EmailAddress sender() {
    return settings.sender();
  }

  String username() {
    return username;
  }

  Permissions permissions() {
    return permissions;
  }

  SignInProvider provider() {
    return provider;
  }

  TokenSource tokens() {
    return tokens;
  }

  /** Never a token. */
  @Override
  public String toString() {
    return "SignedIn[" + provider.name() + "]";
  }
}
