package org.remitente.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the parts that are named, or all. */
public final class Benchmark {

  private static final Map<String, Runnable> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("journey", Journey::run);
    PARTS.put("drain", Drain::run);
    PARTS.put("million", Million::run);
    PARTS.put("nodes", Nodes::run);
    PARTS.put("intake", Intake::run);
  }

  private Benchmark() {}

  /**
   * Measures, and prints what came of it.
   *
   * @param parts their names; all where there is none
   * @throws IllegalArgumentException where there is no such part
   */
  public static void main(String[] parts) throws IOException {
    for (String part : parts.length == 0 ? PARTS.keySet().toArray(String[]::new) : parts) {
      if (!PARTS.containsKey(part)) {
        throw new IllegalArgumentException("Parts are " + PARTS.keySet());
      }
      System.out.printf(
          "== %s: %d processors, load %s; PostgreSQL with fsync, synchronous_commit and"
              + " full_page_writes on%n",
          part,
          Runtime.getRuntime().availableProcessors(),
          Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
      PARTS.get(part).run();
    }
  }
}
