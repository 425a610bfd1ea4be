package org.remitente.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the parts that are named, or all. */
public final class Benchmark {

  private static final Map<String, Runnable> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("journey", Journey::run);
  }

  private Benchmark() {}

  /**
   * Measures, and prints what came of it.
   *
   * @param parts their names; all where there is none
   */
  public static void main(String[] parts) {
    for (String part : parts.length == 0 ? PARTS.keySet().toArray(String[]::new) : parts) {
      System.out.println("== " + part);
      PARTS.get(part).run();
    }
  }
}
