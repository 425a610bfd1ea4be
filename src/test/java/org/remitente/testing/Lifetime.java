package org.remitente.testing;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How long servers run: until this is closed, or else until the JVM ends. */
final class Lifetime implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Lifetime.class.getName());

  /** What can be stopped so that nothing of it stays behind. */
  interface Server {
    void close() throws IOException;
  }

  private final List<Server> servers;
  private final Thread lastResort = new Thread(this::stop, "end-of-mail-servers");

  /**
   * @param servers in the order in which they are to be stopped
   */
  Lifetime(Server... servers) {
    this.servers = List.of(servers);
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** Stops them all and removes their files. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    stop();
  }

  private void stop() {
    for (Server server : servers) {
      try {
        server.close();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "A mail server left something behind", e);
      }
    }
  }
}
