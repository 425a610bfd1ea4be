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
import org.remitente.account.AccountServers;
import org.remitente.network.DomainRecords;
import org.remitente.provider.DomainPolicies;
import org.remitente.provider.DomainPolicy;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

/**
 * Warns of a sender of another domain than the account signed in to, with what that domain says in
 * DNS; unless it names the account's server there. Mail would be accepted, and refused on its way.
 */
@ApplicationScoped
class SenderDomain {

  static final String CODE = "in-from-domain";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final DomainPolicies policies;

  /** For the container's proxy. */
  protected SenderDomain() {
    this(null);
  }

  @Inject
  SenderDomain(DomainRecords records, ProviderCatalogue catalogue) {
    this(new DomainPolicies(records::texts, catalogue));
  }

  SenderDomain(DomainPolicies policies) {
    this.policies = policies;
  }

  /** None, or the one warning. Asks nobody where both domains are of one owner. */
  List<Warning> warnings(AccountServers servers) {
    EmailAddress sender = servers.sender();
    return Optional.ofNullable(servers.smtpCredentials())
        .flatMap(credentials -> EmailAddress.parse(credentials.username()))
        .filter(account -> !isOfOneOwner(account.domain(), sender.domain()))
        .flatMap(account -> warning(sender, account, servers.smtp().host()))
        .stream()
        .toList();
  }

  private static boolean isOfOneOwner(String one, String other) {
    return new HostName(one).isWithin(other) || new HostName(other).isWithin(one);
  }

  private Optional<Warning> warning(EmailAddress sender, EmailAddress account, HostName host) {
    DomainPolicy policy = policy(new HostName(sender.domain()), host);
    if (policy.spf() == DomainPolicy.Spf.NAMES_PROVIDER || policy.signed()) {
      return Optional.empty();
    }
    Map<String, String> args = new HashMap<>();
    args.put("address", sender.value());
    args.put("domain", sender.domain());
    args.put("account", account.value());
    args.put("host", host.value());
    args.put("spf", tag(policy.spf()));
    args.put("dmarc", tag(policy.dmarc()));
    return Optional.of(new Warning(CODE, args));
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
