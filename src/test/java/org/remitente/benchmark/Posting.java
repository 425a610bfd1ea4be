package org.remitente.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that post messages of a company, in a process of their own. */
final class Posting implements AutoCloseable {

  private final Worker client;

  /**
   * How a burst was answered.
   *
   * @param elapsed from the first request to the last answer
   * @param median of the answers' times
   * @param p99 what 99 of 100 answers kept to
   * @param longest of them
   */
  record Burst(Duration elapsed, Duration median, Duration p99, Duration longest) {}

  Posting(Site site, int connections, int attachment) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                ownClasses(),
                PostingClient.class.getName(),
                Integer.toString(site.node().port()),
                site.key(),
                Integer.toString(connections),
                Integer.toString(attachment)));
    command.addAll(site.accounts());
    client = new Worker(command);
  }

  /** Maven runs the benchmark inside itself: the class path of this process is Maven's. */
  private static String ownClasses() {
    return Path.of(
            java.net.URI.create(
                PostingClient.class.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
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
    long[] answer = client.order(messages + " " + perSecond);
    return new Burst(micros(answer[1]), micros(answer[2]), micros(answer[3]), micros(answer[4]));
  }

  private static Duration micros(long number) {
    return Duration.ofNanos(number * 1000);
  }

  @Override
  public void close() {
    client.close();
  }
}
