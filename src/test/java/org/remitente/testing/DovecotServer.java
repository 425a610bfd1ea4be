package org.remitente.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Dovecot with a configuration of its own: IMAP with STARTTLS and with implicit TLS, and sockets
 * for Postfix to sign in and deliver.
 *
 * <p>Dovecot takes a connection from an address to itself for a safe one and lets it sign in
 * without encryption. It listens on {@link #ELSEWHERE} too, where a client comes from another
 * address and meets the rule that others meet.
 */
public final class DovecotServer implements AutoCloseable {

  /** An address of this machine that clients reach from 127.0.0.1. */
  public static final String ELSEWHERE = "127.0.0.2";

  private final ServerFolder folder;
  private final Process process;
  private final MailPlace place;

  private DovecotServer(ServerFolder folder, Process process, MailPlace place) {
    this.folder = folder;
    this.process = process;
    this.place = place;
  }

  static DovecotServer start(MailSystemSetup setup, MailPlace place) throws IOException {
    ServerFolder folder = ServerFolder.create();
    Path configuration = new DovecotConfiguration(setup, place, folder).write();
    Process process =
        folder.launch(
            List.of(SystemPrograms.DOVECOT.toString(), "-F", "-c", configuration.toString()));
    DovecotServer server = new DovecotServer(folder, process, place);
    try {
      folder.awaitPorts(place.address(), place.imap());
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The port of IMAP with STARTTLS. */
  public int imapPort() {
    return place.imap();
  }

  /** The port of IMAP with implicit TLS. */
  public int imapsPort() {
    return place.imaps();
  }

  /**
   * The messages of a user's folder, oldest first, as they lie in the Maildir: what came by SMTP
   * begins with the lines that delivery adds. Empty where the folder does not exist (yet).
   *
   * @param folderName the name on the wire, levels separated by a dot
   */
  public List<byte[]> messages(String address, String folderName) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files(address, folderName)) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }

  /** The files of these messages, for those that are too large to be held in memory. */
  public List<Path> files(String address, String folderName) throws IOException {
    Path maildir = folder.path().resolve("mail").resolve(address).resolve("Maildir");
    Path place = "INBOX".equals(folderName) ? maildir : maildir.resolve("." + folderName);
    List<Path> files = new ArrayList<>();
    for (String part : List.of("cur", "new")) {
      if (Files.isDirectory(place.resolve(part))) {
        try (Stream<Path> found = Files.list(place.resolve(part))) {
          files.addAll(found.toList());
        }
      }
    }
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return files;
  }

  Path authSocket() {
    return folder.path().resolve("run/auth-postfix");
  }

  Path lmtpSocket() {
    return folder.path().resolve("run/lmtp-postfix");
  }

  /** Where Postfix asks whether a recipient has room; only with a quota. */
  Path quotaSocket() {
    return folder.path().resolve("run/quota-postfix");
  }

  /** Stops it and removes all of its files, the mail too. */
  @Override
  public void close() throws IOException {
    ServerFolder.end(process.toHandle());
    folder.delete();
  }
}
