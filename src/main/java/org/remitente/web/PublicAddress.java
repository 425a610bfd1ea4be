package org.remitente.web;

import org.eclipse.microprofile.config.ConfigProvider;

/** What the configured address says of the way to the browsers, a proxy in between included. */
final class PublicAddress {

  private PublicAddress() {}

  /** Whether browsers come by https. */
  static boolean isHttps() {
    return ConfigProvider.getConfig()
        .getOptionalValue("remitente.public-url", String.class)
        .filter(PublicAddress::isHttps)
        .isPresent();
  }

  static boolean isHttps(String url) {
    return url.strip().regionMatches(true, 0, "https:", 0, "https:".length());
  }
}
