package org.remitente.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of this package that run in a process of their own, on the JDK alone. */
final class Programs {

  private Programs() {}

  /** The command that starts one. */
  static List<String> java(Class<?> program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                ownClasses(),
                program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Maven runs the benchmark inside itself: the class path of this process is Maven's. */
  private static String ownClasses() {
    String place = Programs.class.getProtectionDomain().getCodeSource().getLocation().toString();
    return Path.of(URI.create(place)).toString();
  }
}
