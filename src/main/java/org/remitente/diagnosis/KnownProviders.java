package org.remitente.diagnosis;

import java.util.Optional;
import org.remitente.mail.Service;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.HostName;

/** Whose server it was: by the name that it was reached under, else by how it speaks of itself. */
final class KnownProviders {

  private static final ProviderCatalogue CATALOGUE = new ProviderCatalogue();

  private KnownProviders() {}

  /**
   * @param host the name as configured, or empty
   * @param words the reply in lower case
   */
  static Optional<Provider> of(String host, String words) {
    return HostName.parse(host).flatMap(CATALOGUE::byHost).or(() -> speaking(words));
  }

  /** Whose API it was. */
  static Optional<Provider> of(Service service) {
    return switch (service) {
      case GRAPH -> CATALOGUE.byId("microsoft365");
      case GMAIL -> CATALOGUE.byId("gmail");
      default -> Optional.empty();
    };
  }

  static Optional<Provider> withId(String id) {
    return CATALOGUE.byId(id);
  }

  private static Optional<Provider> speaking(String words) {
    if (words.contains("gsmtp") || words.contains("google.com")) {
      return CATALOGUE.byId("gmail");
    }
    return words.contains("outlook.com") || words.contains("aka.ms/")
        ? CATALOGUE.byId("microsoft365")
        : Optional.empty();
  }
}
