package org.remitente.oauth;

/** What an access token is for: Microsoft gives one for a single resource only. */
enum Resource {
  /** Graph. */
  GRAPH("https://graph.microsoft.com/"),
  /** Microsoft's SMTP and IMAP. */
  OUTLOOK("https://outlook.office"),
  /** Everything, at every other provider. */
  ANY("");

  private final String scopes;

  Resource(String scopes) {
    this.scopes = scopes;
  }

  /** Whether a permission belongs to it. */
  boolean covers(String scope) {
    return scope.startsWith(scopes);
  }
}
