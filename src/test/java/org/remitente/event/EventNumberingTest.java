package org.remitente.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When events without a place are looked for. */
class EventNumberingTest {

  private static final int A_SECOND = 20;

  private final LookedThrough events = new LookedThrough();
  private final EventNumbering numbering = new EventNumbering();

  EventNumberingTest() {
    numbering.events = events;
  }

  private static final class LookedThrough extends Events {
    private int looks;
    private boolean more;
    private Error fault;

    @Override
    public boolean number() {
      looks++;
      if (fault != null) {
        throw fault;
      }
      return more;
    }
  }

  private void beats(int count) {
    for (int i = 0; i < count; i++) {
      numbering.beat();
    }
  }

  @Test
  void looksOnceASecondWithoutNews() {
    beats(A_SECOND - 1);
    assertThat(events.looks).isZero();

    beats(1 + A_SECOND);
    assertThat(events.looks).isEqualTo(2);
  }

  @Test
  void looksAtOnceWhereThereIsNewsAndAgainWhereThereIsMore() {
    events.more = true;
    numbering.lookSoon();
    numbering.lookSoon();

    beats(1);
    assertThat(events.looks).as("many at once").isEqualTo(1);

    events.more = false;
    beats(2);
    assertThat(events.looks).isEqualTo(2);
  }

  @Test
  void looksOnAfterAnError() {
    events.fault = new OutOfMemoryError("for a moment");
    numbering.lookSoon();
    beats(1);

    events.fault = null;
    numbering.lookSoon();
    beats(1);

    assertThat(events.looks).isEqualTo(2);
  }
}
