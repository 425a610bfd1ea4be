package org.remitente.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.remitente.account.ServerSettings;
import org.remitente.network.DomainRecords;
import org.remitente.provider.DomainPolicies;
import org.remitente.provider.DomainPolicy;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * Asks the domain of a sender, where it is another one than the account's, whether it lets the
 * account's server send in its name: what the server accepts may be refused on its way.
 */
@ApplicationScoped
class SenderDomain {

  private static final String OTHER_DOMAIN = "in-from-domain";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final DomainPolicies policies;

  /** For the container's proxy. */
  protected SenderDomain() {
    this((DomainPolicies) null);
  }

  @Inject
  SenderDomain(DomainRecords records, ProviderCatalogue catalogue) {
    this(new DomainPolicies(records::texts, catalogue));
  }

  SenderDomain(DomainPolicies policies) {
    this.policies = policies;
  }

  /**
   * Warnings with what the sender's domain says; without the one about it where the domain names
   * the server.
   */
  List<Warning> complete(List<Warning> warnings, ServerSettings smtp) {
    return warnings.stream()
        .flatMap(
            each ->
                each.code().equals(OTHER_DOMAIN)
                    ? complete(each, HostName.parse(smtp.host()).orElseThrow()).stream()
                    : Optional.of(each).stream())
        .toList();
  }

  private Optional<Warning> complete(Warning warning, HostName host) {
    String domain = new EmailAddress(warning.args().get("address")).domain();
    DomainPolicy policy = policy(new HostName(domain), host);
    if (policy.spf() == DomainPolicy.Spf.NAMES_PROVIDER || policy.signed()) {
      return Optional.empty();
    }
    Map<String, String> args = new HashMap<>(warning.args());
    args.put("domain", domain);
    args.put("host", host.value());
    args.put("spf", tag(policy.spf()));
    args.put("dmarc", tag(policy.dmarc()));
    return Optional.of(new Warning(OTHER_DOMAIN, args));
  }

  private static String tag(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private DomainPolicy policy(HostName domain, HostName host) {
    try {
      return policies.of(domain, host).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return DomainPolicy.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DomainPolicy.UNKNOWN;
    }
  }
}
