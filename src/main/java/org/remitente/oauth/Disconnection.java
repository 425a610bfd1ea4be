package org.remitente.oauth;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.remitente.account.AccountRemoval;
import org.remitente.company.CompanyRemoval;
import org.remitente.security.Secret;

/**
 * Gives the permissions of a deleted account or company back to their providers, once the deletion
 * is committed. Google takes back all that it gave somebody here: so not while another account
 * lives on it.
 */
@Stateless
public class Disconnection {

  @EJB Grants grants;
  @Inject SignInProviders providers;
  @Inject TokenEndpoint endpoint;
  @Inject Event<Disconnected> disconnected;
  @Resource ManagedExecutorService executor;

  /** A permission that is needed no more. */
  record GivenBack(String provider, Secret lasting) {}

  /** Permissions that are needed no more. */
  record Disconnected(List<GivenBack> permissions) {}

  /** While its row is still there. */
  public void removal(@Observes AccountRemoval removal) {
    String company = removal.companyId();
    tell(givenBack(company, removal.accountId(), grant -> grants.sharing(grant) == 1).stream());
  }

  /** While its rows are still there. */
  public void removal(@Observes CompanyRemoval removal) {
    String company = removal.companyId();
    tell(
        grants.accounts(company).stream()
            .flatMap(
                account ->
                    givenBack(
                        company, account, grant -> grants.sharingElsewhere(grant, company) == 0)
                        .stream()));
  }

  private Optional<GivenBack> givenBack(
      String companyId, String accountId, Predicate<StoredGrant> needless) {
    return grants
        .find(companyId, accountId)
        .filter(needless)
        .flatMap(
            grant ->
                grants
                    .lasting(companyId, accountId)
                    .map(lasting -> new GivenBack(grant.provider(), lasting)));
  }

  private void tell(Stream<GivenBack> permissions) {
    List<GivenBack> all = permissions.toList();
    if (!all.isEmpty()) {
      disconnected.fire(new Disconnected(all));
    }
  }

  /** Nobody waits for the providers, who are asked one after the other and each for seconds. */
  public void revoke(@Observes(during = TransactionPhase.AFTER_SUCCESS) Disconnected all) {
    executor.execute(() -> all.permissions().forEach(this::revoke));
  }

  private void revoke(GivenBack permission) {
    providers
        .find(permission.provider())
        .ifPresent(provider -> endpoint.revoke(provider, permission.lasting()));
  }
}
