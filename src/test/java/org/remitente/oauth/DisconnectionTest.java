package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountRemoval;
import org.remitente.account.MailAccounts;
import org.remitente.company.Companies;
import org.remitente.company.CompanyRemoval;
import org.remitente.oauth.Disconnection.Disconnected;
import org.remitente.security.Secret;
import org.remitente.testing.DatabaseTest;

/** What is given back to a provider when accounts and companies are deleted, and what is not. */
@DatabaseTest
class DisconnectionTest {

  private static final String ANA = "ana@gmail.com";

  private final SignInRig rig = new SignInRig();
  private final List<Disconnected> told = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private final Disconnection afterwards = new Disconnection();

  @BeforeEach
  void listen() {
    Disconnection disconnection = rig.container.get(Disconnection.class);
    rig.container.observe(AccountRemoval.class, disconnection::removal);
    rig.container.observe(CompanyRemoval.class, disconnection::removal);
    rig.container.observe(Disconnected.class, told::add);
    afterwards.providers = rig.container.get(SignInProviders.class);
    afterwards.endpoint = rig.endpoint;
    afterwards.executor =
        (ManagedExecutorService)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (proxy, method, args) -> later.add((Runnable) args[0]));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void commit() {
    told.forEach(afterwards::revoke);
    assertThat(rig.endpoint.revoked).as("nobody waits for the provider").isEmpty();
    later.forEach(Runnable::run);
  }

  private String lasting(String account) {
    return rig.grants().lasting(rig.company, account).map(Secret::reveal).orElseThrow();
  }

  @Test
  void givesBackAllThatACompanyLivedOn() {
    String ana = lasting(rig.stored("google", ANA));
    String bea = lasting(rig.stored("outlook", "bea@outlook.com"));

    rig.container.get(Companies.class).delete(rig.company);
    commit();

    assertThat(rig.endpoint.revoked).containsExactlyInAnyOrder(ana, bea);
  }

  @Test
  void leavesACompanyWhatTheSamePersonGaveIt() {
    rig.stored("google", ANA);
    String other = rig.container.get(Companies.class).create("Otra SL", "es", null).id();
    rig.stored(other, "google", "Ana@Gmail.com");

    rig.container.get(Companies.class).delete(rig.company);
    commit();

    assertThat(rig.endpoint.revoked).isEmpty();
  }

  @Test
  void givesBackWhatADeletedAccountLivedOn() {
    String account = rig.stored("google", ANA);
    String ana = lasting(account);
    rig.stored("google", "bea@gmail.com");

    rig.container.get(MailAccounts.class).delete(rig.company, account, false);
    commit();

    assertThat(rig.endpoint.revoked).containsExactly(ana);
  }

  @Test
  void deletesACompanyThatNobodySignedInFor() {
    rig.container.get(Companies.class).delete(rig.company);

    assertThat(told).isEmpty();
  }
}
