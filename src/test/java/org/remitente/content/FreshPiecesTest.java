package org.remitente.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What was stored a moment ago is at hand. */
class FreshPiecesTest {

  private static final String ACME = "acme";
  private static final byte[] HALF = new byte[FreshPieces.ROOM / 2];
  private static final byte[] SMALL = {1};

  private final AtomicLong nanoTime = new AtomicLong();
  private final FreshPieces fresh = new FreshPieces(nanoTime::get);

  @Test
  void keepsWhatIsAboutToBeHandedOver() {
    fresh.keep(ACME, "m1", HALF);

    assertThat(fresh.find(ACME, "m1")).containsSame(HALF);
    assertThat(fresh.find("other", "m1")).isEmpty();
  }

  @Test
  void keepsTheFirstOnesWhereManyWait() {
    fresh.keep(ACME, "m1", HALF);
    fresh.keep(ACME, "m2", HALF);
    fresh.keep(ACME, "m3", SMALL);

    assertThat(fresh.find(ACME, "m1")).isPresent();
    assertThat(fresh.find(ACME, "m2")).isPresent();
    assertThat(fresh.find(ACME, "m3")).isEmpty();
  }

  @Test
  void hasRoomAgainForWhatWasHandedOver() {
    fresh.keep(ACME, "m1", HALF);
    fresh.keep(ACME, "m2", HALF);

    fresh.forget(ACME, "m1");
    fresh.keep(ACME, "m3", HALF);

    assertThat(fresh.find(ACME, "m1")).isEmpty();
    assertThat(fresh.find(ACME, "m3")).isPresent();
  }

  @Test
  void forgetsWhatNobodyWantedInAWhile() {
    fresh.keep(ACME, "m1", HALF);
    nanoTime.addAndGet(FreshPieces.LONGEST.toNanos());
    fresh.keep(ACME, "m2", HALF);
    assertThat(fresh.find(ACME, "m1")).isPresent();

    nanoTime.incrementAndGet();
    fresh.keep(ACME, "m3", HALF);

    assertThat(fresh.find(ACME, "m1")).isEmpty();
    assertThat(fresh.find(ACME, "m2")).isPresent();
    assertThat(fresh.find(ACME, "m3")).isPresent();
  }

  @Test
  void countsAPieceOnceThatIsKeptTwice() {
    fresh.keep(ACME, "m1", HALF);
    fresh.keep(ACME, "m1", HALF);
    fresh.keep(ACME, "m2", HALF);

    assertThat(fresh.find(ACME, "m2")).isPresent();
  }
}
