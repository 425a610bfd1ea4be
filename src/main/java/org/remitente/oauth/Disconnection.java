package org.remitente.oauth;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.remitente.account.AccountRemoval;
import org.remitente.security.Secret;

/**
 * Gives the permission of a deleted account back to its provider, once the deletion is committed.
 * Google takes back all that it gave somebody here: so not while another account lives on it.
 */
@Stateless
public class Disconnection {

  @Inject Grants grants;
  @Inject SignInProviders providers;
  @Inject TokenEndpoint endpoint;
  @Inject Event<Disconnected> disconnected;
  @Resource ManagedExecutorService executor;

  /** A permission that is needed no more. */
  record Disconnected(String provider, Secret lasting) {}

  /** While its row is still there. */
  public void removal(@Observes AccountRemoval removal) {
    grants
        .find(removal.companyId(), removal.accountId())
        .filter(grant -> grants.sharing(grant) == 1)
        .ifPresent(grant -> tell(removal, grant));
  }

  private void tell(AccountRemoval removal, StoredGrant grant) {
    grants
        .lasting(removal.companyId(), removal.accountId())
        .ifPresent(lasting -> disconnected.fire(new Disconnected(grant.provider(), lasting)));
  }

  /** Nobody waits for the provider. */
  public void revoke(@Observes(during = TransactionPhase.AFTER_SUCCESS) Disconnected permission) {
    providers
        .find(permission.provider())
        .ifPresent(
            provider -> executor.execute(() -> endpoint.revoke(provider, permission.lasting())));
  }
}
