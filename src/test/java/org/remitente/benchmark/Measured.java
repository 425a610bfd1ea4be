package org.remitente.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was measured of one sending.
 *
 * @param name who sent
 * @param messages how many
 * @param elapsed from the first to the last
 * @param processor the processor time that each program took meanwhile
 */
record Measured(String name, int messages, Duration elapsed, Map<String, Duration> processor) {

  double perSecond() {
    return messages * 1e9 / elapsed.toNanos();
  }

  /** Prints it as one line of a table. */
  Measured print() {
    System.out.println(line());
    return this;
  }

  private String line() {
    String times =
        processor.entrySet().stream()
            .map(each -> "%s %.2f".formatted(each.getKey(), perMessage(each.getValue())))
            .collect(Collectors.joining(", "));
    Duration sum = processor.values().stream().reduce(Duration.ZERO, Duration::plus);
    return "%-28s %6d in %6.2f s  %7.1f/s   %5.2f ms a message: %s"
        .formatted(name, messages, elapsed.toMillis() / 1e3, perSecond(), perMessage(sum), times);
  }

  private double perMessage(Duration time) {
    return time.toNanos() / 1e6 / messages;
  }
}
