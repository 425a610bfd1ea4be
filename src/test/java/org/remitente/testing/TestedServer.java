package org.remitente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The servers that the product is tested on; Maven says which one this run is about. */
enum TestedServer {
  /** The runnable jar. */
  PAYARA_MICRO {
    @Override
    ProcessBuilder product(int port, int managementPort, List<String> vmOptions) {
      Path jar = made(Path.of("target", "remitente.jar"));
      List<String> command = new ArrayList<>(vmOptions);
      command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of("-jar", jar.toString(), "--port", Integer.toString(port), "--noCluster"));
      return new ProcessBuilder(command);
    }
  },

  /** The server that {@code -Pwildfly} unpacks and sets up, with a base folder for each port. */
  WILDFLY {
    @Override
    ProcessBuilder product(int port, int managementPort, List<String> vmOptions) {
      Path home = made(Path.of(System.getProperty("it.wildfly.home")));
      Path base = Path.of("target", "product-" + port).toAbsolutePath();
      copy(home.resolve("standalone"), base);
      copy(
          made(Path.of("target", "remitente.war")),
          base.resolve("deployments").resolve("ROOT.war"));
      ProcessBuilder product =
          new ProcessBuilder(
              home.resolve("bin").resolve("standalone.sh").toString(),
              "-Djboss.server.base.dir=" + base,
              "-Djboss.http.port=" + port,
              "-Djboss.https.port=" + FreePort.find(),
              "-Djboss.management.http.port=" + managementPort);
      product.environment().put("JAVA_OPTS", String.join(" ", vmOptions));
      return product;
    }
  };

  /** The server of this run, the one that Arquillian starts too: see {@code arquillian.xml}. */
  static TestedServer current() {
    return "wildfly".equals(System.getProperty("arquillian.launch")) ? WILDFLY : PAYARA_MICRO;
  }

  /**
   * How to start the built product in a process of its own, which may have children.
   *
   * @param port where it is to listen for HTTP
   * @param managementPort where it is to listen for its management, if it has a port for that
   * @param vmOptions options of the virtual machine
   * @throws IllegalStateException where Maven has not made it yet
   */
  abstract ProcessBuilder product(int port, int managementPort, List<String> vmOptions);

  private static Path made(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalStateException(file + " is missing: run mvn package first");
    }
    return file;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (!Files.isDirectory(copy)) {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
