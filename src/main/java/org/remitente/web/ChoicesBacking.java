package org.remitente.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.RecordJson;

/** What the page tells of each choice, by its name in the page. */
@Named("choices")
@ApplicationScoped
public class ChoicesBacking {

  @Inject ProviderCatalogue catalogue;

  /** The domains of its addresses, separated by blanks. */
  public String domains(String choice) {
    return String.join(" ", provider(choice).map(Provider::domains).orElse(List.of()));
  }

  /** The provider's own instructions. */
  public String help(String choice) {
    return provider(choice).map(Provider::help).map(Objects::toString).orElse(null);
  }

  /** What the script fills in, as JSON; null where there are no fields. */
  public String preset(String choice) {
    MailChoice chosen = MailChoice.ofTag(choice);
    if (chosen == MailChoice.OUTLOOK) {
      return null;
    }
    ServerPreset preset =
        chosen.provider(catalogue).map(ServerPreset::of).orElse(ServerPreset.EMPTY);
    return RecordJson.write(preset).toString();
  }

  private Optional<Provider> provider(String choice) {
    return MailChoice.ofTag(choice).provider(catalogue);
  }
}
