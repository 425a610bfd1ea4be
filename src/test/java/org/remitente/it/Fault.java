package org.remitente.it;

import java.util.List;

/**
 * One thing that is wrong, and what the product must say of it.
 *
 * @param words what is wrong, for the list of tests
 * @param breaking makes the working settings wrong
 * @param code the code of the diagnosis
 * @param place service and stage, as {@code smtp/login}
 * @param fields the fields to look at
 * @param retry whether the unchanged settings may pass another time
 */
record Fault(
    String words, Breaking breaking, String code, String place, List<String> fields, String retry) {

  /** Changes one thing of settings that work. */
  @FunctionalInterface
  interface Breaking {
    Settings in(Settings working, FaultyServers servers);
  }

  static Fault of(String words, Breaking breaking) {
    return new Fault(words, breaking, null, null, List.of(), "never");
  }

  Fault is(String diagnosis, String where, String... lookAt) {
    return new Fault(words, breaking, diagnosis, where, List.of(lookAt), retry);
  }

  /** Waiting may help. */
  Fault later() {
    return new Fault(words, breaking, code, place, fields, "later");
  }

  String service() {
    return place.substring(0, place.indexOf('/'));
  }

  String stage() {
    return place.substring(place.indexOf('/') + 1);
  }

  @Override
  public String toString() {
    return words;
  }
}
