package org.remitente.testing;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

/**
 * Which behaviour applies where. A point is the beginning of a command; the longest one that fits a
 * command applies.
 */
final class Script {

  private static final class Point {
    private final Queue<Behaviour> once = new ArrayDeque<>();
    private Behaviour always = Behaviour.usual();

    private Behaviour next() {
      return once.isEmpty() ? always : once.remove();
    }
  }

  private final Map<String, Point> points = new HashMap<>();

  synchronized void always(String point, Behaviour behaviour) {
    at(point).always = behaviour;
  }

  synchronized void once(String point, Behaviour behaviour) {
    at(point).once.add(behaviour);
  }

  synchronized Behaviour behaviourAt(String command) {
    String wanted = command.toUpperCase(Locale.ROOT);
    return points.keySet().stream()
        .filter(point -> fits(wanted, point))
        .max(Comparator.comparingInt(String::length))
        .map(point -> points.get(point).next())
        .orElseGet(Behaviour::usual);
  }

  /** Whole words only, so that {@code END} does not stand for {@code ENDING}. */
  private static boolean fits(String command, String point) {
    return command.startsWith(point)
        && (command.length() == point.length()
            || !Character.isLetterOrDigit(command.charAt(point.length())));
  }

  private Point at(String point) {
    return points.computeIfAbsent(point.toUpperCase(Locale.ROOT), name -> new Point());
  }
}
