package org.remitente.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Clients that post messages of a company, in a process of their own. */
final class Posting implements AutoCloseable {

  private final Worker client;

  /**
   * How a burst was answered.
   *
   * @param messages how many
   * @param elapsed from the first request to the last answer
   * @param median of the answers' times
   * @param p99 what 99 of 100 answers kept to
   * @param longest of them
   */
  record Burst(int messages, Duration elapsed, Duration median, Duration p99, Duration longest) {

    String line() {
      return "  %d posted in %.2f s (%.0f/s); answered in %.1f ms (median), %.1f ms (p99), %.1f ms at most"
          .formatted(
              messages,
              millis(elapsed) / 1000,
              messages * 1000 / millis(elapsed),
              millis(median),
              millis(p99),
              millis(longest));
    }

    private static double millis(Duration time) {
      return time.toNanos() / 1e6;
    }
  }

  /**
   * Opens nothing yet.
   *
   * @param connections over which messages are posted at once
   * @param attachment its size in bytes
   */
  Posting(Company company, int connections, int attachment) {
    Stream<String> settings =
        Stream.of(
            Integer.toString(company.node().port()),
            company.key(),
            Integer.toString(connections),
            Integer.toString(attachment));
    String[] arguments =
        Stream.concat(settings, company.accounts().stream()).toArray(String[]::new);
    client = new Worker(Programs.java(PostingClient.class, arguments));
  }

  ProcessHandle handle() {
    return client.handle();
  }

  /** Posts so many messages as fast as they are answered. */
  Burst post(int messages) {
    return post(messages, 0);
  }

  /** Posts so many messages, so many each second whether or not answers are late. */
  Burst post(int messages, int perSecond) {
    List<Duration> times =
        client.order(messages + " " + perSecond).stream()
            .map(micros -> Duration.ofNanos(micros * 1000))
            .toList();
    return new Burst(messages, times.get(0), times.get(1), times.get(2), times.get(3));
  }

  @Override
  public void close() {
    client.close();
  }
}
