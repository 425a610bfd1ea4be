package org.remitente.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.company.Companies;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.TestContainer;

@DatabaseTest
class MailSignInsTest {

  private static final String SERVER = "smtp mail.acme.es";
  private static final String USER = "ana@acme.es";

  private final TestContainer container =
      new TestContainer().configure("remitente.secrets.keys", "k:" + "A".repeat(43) + "=");
  private final MailSignIns signIns = container.get(MailSignIns.class);
  private String company;

  @BeforeEach
  void addCompany() {
    company = container.get(Companies.class).create("Acme", "es", null).id();
  }

  @AfterEach
  void close() {
    container.close();
  }

  private void tenWrong() {
    for (int i = 0; i < MailSignIns.WRONG_AT_MOST; i++) {
      assertThat(signIns.begin(company, SERVER, USER, MailSignIns.WRONG_AT_MOST)).isPresent();
    }
  }

  private void anHourPasses() throws Exception {
    container
        .database()
        .requiresNew(
            () ->
                container
                    .database()
                    .entities()
                    .createNativeQuery(
                        "update mail_sign_in set made_at = made_at - interval '61' minute")
                    .executeUpdate());
  }

  @Test
  void theEleventhIsNotAllowedWithinTheHour() throws Exception {
    tenWrong();
    assertThat(signIns.begin(company, SERVER, USER, MailSignIns.WRONG_AT_MOST)).isEmpty();
    assertThat(signIns.begin(company, SERVER, "ANA@acme.es ", MailSignIns.WRONG_AT_MOST)).isEmpty();

    anHourPasses();
    assertThat(signIns.begin(company, SERVER, USER, MailSignIns.WRONG_AT_MOST)).isPresent();
  }

  @Test
  void othersAreCountedByThemselves() {
    tenWrong();
    String other = container.get(Companies.class).create("Beta", "es", null).id();

    assertThat(signIns.begin(company, SERVER, "luis@acme.es", MailSignIns.WRONG_AT_MOST))
        .isPresent();
    assertThat(signIns.begin(company, "imap mail.acme.es", USER, MailSignIns.WRONG_AT_MOST))
        .isPresent();
    assertThat(signIns.begin(other, SERVER, USER, MailSignIns.WRONG_AT_MOST)).isPresent();
  }

  @Test
  void oneThatNobodyJudgedMakesRoomAgain() {
    tenWrong();
    // The tenth again, known by its id.
    signIns.accepted(company, SERVER, USER);
    for (int i = 0; i < MailSignIns.WRONG_AT_MOST - 1; i++) {
      signIns.begin(company, SERVER, USER, MailSignIns.WRONG_AT_MOST);
    }
    Optional<String> last = signIns.begin(company, SERVER, USER, MailSignIns.WRONG_AT_MOST);
    assertThat(signIns.begin(company, SERVER, USER, MailSignIns.WRONG_AT_MOST)).isEmpty();

    signIns.unjudged(company, last.orElseThrow());

    assertThat(signIns.begin(company, SERVER, USER, MailSignIns.WRONG_AT_MOST)).isPresent();
  }

  @Test
  void theRightPasswordForgivesTheWrongOnes() {
    tenWrong();

    signIns.accepted(company, SERVER, USER);

    tenWrong();
  }
}
