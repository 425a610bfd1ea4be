package org.remitente.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.remitente.shared.NotFoundException;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.TestContainer;

/** Who waits for whom at a company. */
@DatabaseTest
class CompaniesTest {

  private final TestContainer container =
      new TestContainer()
          .configure("remitente.operator.key", "operator-key-of-the-tests-1234567890");
  private final Companies companies = container.get(Companies.class);
  private final ApiKeys keys = container.get(ApiKeys.class);

  @AfterEach
  void close() {
    container.close();
  }

  @Test
  void aTurnKeepsNobodyWaitingWhoOnlyRefersToTheCompany() throws Exception {
    String acme = companies.create("Acme", "es", null).id();

    NewApiKey made =
        container
            .database()
            .required(
                () -> {
                  companies.takeTurns(acme);
                  return CompletableFuture.supplyAsync(() -> keys.create(acme, "ERP"))
                      .get(5, TimeUnit.SECONDS);
                });

    assertThat(made.label()).isEqualTo("ERP");
  }

  @Test
  void thereAreNoTurnsAtACompanyThatIsNotThere() {
    assertThatThrownBy(() -> companies.takeTurns("nobody")).isInstanceOf(NotFoundException.class);
  }
}
