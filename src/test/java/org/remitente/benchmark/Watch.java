package org.remitente.benchmark;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stopwatch that also looks at the processor time of programs. */
final class Watch {

  private final Map<String, ProcessHandle> programs;
  private final Map<String, Duration> before;
  private final long start;

  /** Starts it. */
  Watch(Map<String, ProcessHandle> programs) {
    this.programs = programs;
    this.before = taken();
    this.start = System.nanoTime();
  }

  /** What came of it until now. */
  Measured stop(String name, int messages) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    Map<String, Duration> meanwhile = taken();
    before.forEach((program, time) -> meanwhile.computeIfPresent(program, (p, t) -> t.minus(time)));
    return new Measured(name, messages, elapsed, meanwhile);
  }

  private Map<String, Duration> taken() {
    Map<String, Duration> taken = new LinkedHashMap<>();
    programs.forEach((name, program) -> taken.put(name, ProcessorTime.of(program)));
    return taken;
  }
}
