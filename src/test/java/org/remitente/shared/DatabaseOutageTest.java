package org.remitente.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTest {

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53100", "53300", "58030", "XX000"})
  void isSeenHoweverDeepItIsWrapped(String state) {
    Throwable thrown = new SQLException("cut off", state);
    for (int wrappers = 0; wrappers < 9; wrappers++) {
      thrown = new EJBException(new IllegalStateException(thrown));
    }

    assertThat(DatabaseOutage.caused(new SQLException("cut off", state))).isTrue();
    assertThat(DatabaseOutage.caused(thrown)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "40P01", "57014"})
  void isNotSeenWhereTheDatabaseAnswers(String state) {
    assertThat(DatabaseOutage.caused(new EJBException(new SQLException("no", state)))).isFalse();
  }

  @Test
  void isNotSeenInOtherFaults() {
    assertThat(DatabaseOutage.caused(new IllegalStateException(new SQLException("no state"))))
        .isFalse();
    assertThat(DatabaseOutage.caused(null)).isFalse();
  }

  @Test
  void isLookedForInCirclesToo() {
    Exception one = new Exception();
    one.initCause(new Exception(one));

    assertThat(DatabaseOutage.caused(one)).isFalse();
  }
}
