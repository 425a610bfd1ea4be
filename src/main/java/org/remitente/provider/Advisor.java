package org.remitente.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.shared.EmailAddress;

/** Says what the owner of an address should know, from what was found. Pure. */
final class Advisor {

  private static final String MICROSOFT_FOR_EVERYBODY = "outlook_personal";
  private static final String MICROSOFT_FOR_COMPANIES = "microsoft365";
  private static final String PROTON = "proton";

  private final ProviderCatalogue catalogue;
  private final EmailAddress address;
  private final Provider provider;
  private final List<Advice> advice = new ArrayList<>();

  /**
   * @param provider whose address it is, or null
   */
  Advisor(ProviderCatalogue catalogue, EmailAddress address, Provider provider) {
    this.catalogue = catalogue;
    this.address = address;
    this.provider = provider;
  }

  /** Advice about an address that the catalogue alone answers for. */
  List<Advice> about(List<Candidate> candidates) {
    return about(candidates, Outcome.FOUND);
  }

  /**
   * Advice, the most important first.
   *
   * @param exchanges what became of the question who takes the domain's mail
   */
  List<Advice> about(List<Candidate> candidates, Outcome exchanges) {
    if (provider == null) {
      DomainTypos.meant(address.domain())
          .ifPresent(meant -> add("typo", "meant", address.localPart() + "@" + meant));
    } else {
      ofProvider();
    }
    boolean silent = candidates.isEmpty() && (provider == null || provider.admitsPrograms());
    switch (exchanges) {
      case NO_NAME -> add("domain-missing", "domain", address.domain());
      case NONE -> add("domain-without-mail", "domain", address.domain());
      case FAILED -> add("look-up-failed", "domain", address.domain());
      default -> {
        if (silent) {
          add("not-found", "domain", address.domain());
        }
      }
    }
    if (!candidates.isEmpty() && !candidates.get(0).trusted()) {
      add("unconfirmed", "host", candidates.get(0).smtp().endpoint().host().value());
    }
    return advice;
  }

  private void ofProvider() {
    switch (provider.id()) {
      case MICROSOFT_FOR_EVERYBODY -> add("microsoft-personal", "name", provider.plainName());
      case MICROSOFT_FOR_COMPANIES -> add("microsoft-company", "name", provider.plainName());
      case PROTON -> {
        add("unsupported", "name", provider.plainName());
        if (!provider.domains().contains(address.domain())) {
          add("proton-token", "name", provider.plainName());
        }
      }
      default -> ofUsualProvider();
    }
  }

  private void ofUsualProvider() {
    if (!provider.admitsPrograms()) {
      add("unsupported", "name", provider.plainName());
    } else if (catalogue.typedWay(provider).filter(SignInWay.APP_PASSWORD::equals).isPresent()) {
      advice.add(
          new Advice(
              "app-password",
              Map.of("name", provider.plainName(), "help", Objects.toString(provider.help(), ""))));
    }
  }

  private void add(String code, String name, String value) {
    advice.add(new Advice(code, Map.of(name, value)));
  }
}
