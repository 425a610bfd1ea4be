package org.remitente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.shared.DataFolder;
import org.remitente.shared.InputError;
import org.remitente.shared.TooLargeException;

@Timeout(30)
class JsonBodyTest {

  record Letter(String subject) {}

  private static final int LARGE = 200_000;

  @TempDir Path folder;

  @Test
  void readsSmallAndLargeBodiesAlike() throws IOException {
    for (int length : new int[] {1, 65_535, 65_536, 65_537, LARGE, 8_000_000}) {
      assertThat(length(json(length))).isEqualTo(length);
    }
  }

  @Test
  void refusesABodyOverTheLimitNamingIt() {
    TooLargeException refused =
        catchThrowableOfType(
            TooLargeException.class, () -> read(json((int) JsonBody.MAX_BYTES), each -> each));

    assertThat(refused.code()).isEqualTo("body");
    assertThat(refused.limit()).isEqualTo(8_388_608);
  }

  @Test
  void takesNoMoreThanTwoLargeBodiesApartAtOnce() throws Exception {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(8);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int client = 0; client < 8; client++) {
      answers.add(
          clients.submit(
              () ->
                  read(
                      json(LARGE),
                      letter -> {
                        most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                        Thread.yield();
                        atOnce.decrementAndGet();
                        return letter.subject().length();
                      })));
    }
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isEqualTo(LARGE);
    }
    clients.shutdown();
    assertThat(most).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void letsNobodyWaitForASlowClient() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService slow = Executors.newFixedThreadPool(4);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int client = 0; client < 4; client++) {
      answers.add(slow.submit(() -> length(stalling(end))));
    }

    assertThat(length(json(LARGE))).isEqualTo(LARGE);

    end.countDown();
    for (Future<Integer> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(LARGE);
    }
    slow.shutdown();
  }

  private int length(InputStream body) throws IOException {
    return read(body, letter -> letter.subject().length());
  }

  private <R> R read(InputStream body, JsonBody.Use<Letter, R> use) throws IOException {
    List<InputError> errors = new ArrayList<>();
    try (Spool spool = new Spool(() -> DataFolder.at(folder))) {
      return JsonBody.read(body, spool, Letter.class, errors, use);
    }
  }

  private static InputStream json(int length) {
    String text = "{\"subject\":\"" + "a".repeat(length) + "\"}";
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends all but the last bytes, which come when the latch opens. */
  private static InputStream stalling(CountDownLatch end) throws IOException {
    InputStream whole = json(LARGE);
    InputStream most = new ByteArrayInputStream(whole.readNBytes(LARGE));
    InputStream rest =
        new InputStream() {
          @Override
          public int read() throws IOException {
            try {
              end.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return whole.read();
          }
        };
    return new SequenceInputStream(most, rest);
  }
}
