package org.remitente.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadyTest {

  private int questions;

  private final Ready ready = new Ready();

  @Test
  void asksNobodyBeforeTheProductHasStarted() {
    ready.database = database(true);

    assertThat(ready.ready()).isFalse();
    assertThat(questions).isZero();
  }

  @Test
  void isReadyOnceItHasStartedAndTheDatabaseAnswers() {
    ready.database = database(true);
    ready.start("started");

    assertThat(ready.ready()).isTrue();
  }

  @Test
  void isNotReadyWhereTheDatabaseDoesNotAnswer() {
    ready.database = database(false);
    ready.start("started");

    assertThat(ready.ready()).isFalse();
  }

  private DatabaseAnswers database(boolean answers) {
    return new DatabaseAnswers() {
      @Override
      boolean answers() {
        questions++;
        return answers;
      }
    };
  }
}
