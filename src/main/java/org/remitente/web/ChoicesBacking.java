package org.remitente.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.remitente.oauth.SignInProviders;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.RecordJson;

/** What the page tells of each choice, by its name in the page. */
@Named("choices")
@ApplicationScoped
public class ChoicesBacking {

  private static final Set<MailChoice> WITHOUT_FIELDS =
      Set.of(MailChoice.OUTLOOK, MailChoice.OTHER);

  @Inject ProviderCatalogue catalogue;
  @Inject SignInProviders signIns;

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
    if (WITHOUT_FIELDS.contains(chosen)) {
      return null;
    }
    ServerPreset preset =
        chosen.provider(catalogue).map(ServerPreset::of).orElse(ServerPreset.EMPTY);
    return RecordJson.write(preset).toString();
  }

  /** The name of the sign-in that a choice offers here, or null where it offers none. */
  public String signIn(String choice) {
    MailChoice chosen = MailChoice.ofTag(choice);
    if (chosen == MailChoice.OTHER) {
      return getOthers().isEmpty() ? null : choice;
    }
    return chosen.signIn().filter(signIns::offers).orElse(null);
  }

  /** The names of the sign-ins that are offered here and have no choice of their own. */
  public List<String> getOthers() {
    return signIns.names().stream()
        .filter(name -> MailChoice.ofSignIn(name) == MailChoice.OTHER)
        .toList();
  }

  /** The name by which people know those with whom one signs in. */
  public String connection(String signIn) {
    return switch (signIn) {
      case "outlook" -> "Microsoft";
      case "google" -> "Google";
      default ->
          catalogue.all().stream()
              .filter(provider -> provider.signIn().equals(signIn))
              .map(Provider::name)
              .findFirst()
              .orElse(signIn);
    };
  }

  /** Whether the provider keeps what is sent by itself, and needs only be asked to send. */
  public boolean sendsByItsApi(String signIn) {
    return signIns.offers(signIn) && signIns.sendsByItsApi(signIn);
  }

  /** Where providers send browsers back to. */
  public String getRedirect() {
    return signIns.redirect().toString();
  }

  private Optional<Provider> provider(String choice) {
    return MailChoice.ofTag(choice).provider(catalogue);
  }
}
