package org.remitente.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Postfix as an instance of its own: submission with STARTTLS, with implicit TLS, and a port that
 * demands no encryption.
 *
 * <p>It signs users in through Dovecot, lets them send from their own addresses only (553 5.7.1),
 * refuses unknown recipients of its own domains (550 5.1.1) and those without room (552 5.2.2), and
 * delivers the others to Dovecot. Mail to all other domains goes there too, where nobody has it: it
 * comes back as a delivery report, and nothing leaves the machine.
 */
public final class PostfixServer implements AutoCloseable {

  private final ServerFolder folder;
  private final MailPlace place;

  private PostfixServer(ServerFolder folder, MailPlace place) {
    this.folder = folder;
    this.place = place;
  }

  static PostfixServer start(MailSystemSetup setup, MailPlace place, DovecotServer dovecot)
      throws IOException {
    ServerFolder folder = ServerFolder.create();
    PostfixServer server = new PostfixServer(folder, place);
    try {
      new PostfixConfiguration(setup, place, dovecot, folder).write();
      folder.run(
          List.of(
              SystemPrograms.POSTFIX.toString(),
              "-c",
              folder.path().resolve("etc").toString(),
              "start"));
      folder.awaitPorts(place.address(), place.submission(), place.plain());
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The port that demands STARTTLS and sign-in. */
  public int submissionPort() {
    return place.submission();
  }

  /** The port of implicit TLS. */
  public int submissionsPort() {
    return place.submissions();
  }

  /**
   * The port that demands no encryption, and has none unless sign-in needs it; it takes mail for
   * the users from anybody, as an MX does.
   */
  public int plainPort() {
    return place.plain();
  }

  /** Stops it and removes all of its files, the queue too. */
  @Override
  public void close() throws IOException {
    Path pid = folder.path().resolve("queue/pid/master.pid");
    if (Files.exists(pid)) {
      ProcessHandle.of(Long.parseLong(Files.readString(pid).trim())).ifPresent(ServerFolder::end);
    }
    folder.delete();
  }
}
