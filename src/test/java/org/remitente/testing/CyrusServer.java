package org.remitente.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Cyrus IMAP with a configuration of its own: IMAP with STARTTLS and with implicit TLS, where
 * nobody signs in without encryption, and a socket through which Exim delivers. A mailbox, and its
 * Sent folder, come into being when they are first used.
 */
public final class CyrusServer implements AutoCloseable {

  /** Whoever reads and writes the mail; Exim is the same. */
  static final String OWNER = "mail";

  private static final int KILOBYTE = 1024;

  private final ServerFolder folder;
  private final MailPlace place;
  private Process process;

  private CyrusServer(ServerFolder folder, MailPlace place) {
    this.folder = folder;
    this.place = place;
  }

  static CyrusServer start(MailSystemSetup setup, MailPlace place) throws IOException {
    CyrusServer server = new CyrusServer(ServerFolder.create(), place);
    try {
      server.launch(setup);
      server.folder.awaitPorts(place.address(), place.imap(), place.imaps());
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

  Path lmtpSocket() {
    return folder.path().resolve("run/lmtp");
  }

  /** Stops it and removes all of its files, the mail too. */
  @Override
  public void close() throws IOException {
    if (process != null) {
      ServerFolder.end(process.toHandle());
    }
    folder.delete();
  }

  private void launch(MailSystemSetup setup) throws IOException {
    for (String name : List.of("lib", "spool", "run", "sieve")) {
      folder.folderOf(OWNER, name);
    }
    Map<String, String> environment = SystemPrograms.unpackedEnvironment();
    addUsers(setup, environment);
    Path settings = folder.write("imapd.conf", settings(setup));
    Path services = folder.write("cyrus.conf", services(settings));
    process =
        folder.launch(
            List.of(
                // It ends its whole process group with itself, which must not be ours.
                "/usr/bin/setsid",
                SystemPrograms.CYRUS.toString(),
                "-C",
                settings.toString(),
                "-M",
                services.toString(),
                "-p",
                folder.path().resolve("run/pid").toString()),
            environment);
  }

  private void addUsers(MailSystemSetup setup, Map<String, String> environment) throws IOException {
    Path database = folder.path().resolve("sasldb");
    for (MailUser user : setup.users) {
      List<String> command =
          List.of(
              SystemPrograms.SASL_PASSWORD.toString(),
              "-p",
              "-c",
              "-f",
              database.toString(),
              "-u",
              MailUser.domain(user.address()),
              user.localPart());
      folder.run(command, environment, user.password());
    }
    folder.give(database, OWNER);
  }

  private String settings(MailSystemSetup setup) throws IOException {
    TestCertificate.PemFiles pem = setup.certificate.writeTo(folder.path());
    folder.give(pem.key(), OWNER);
    long quota = setup.quotaBytes == 0 ? 0 : Math.max(1, setup.quotaBytes / KILOBYTE);
    return """
        cyrus_user: %2$s
        configdirectory: %1$s/lib
        partition-default: %1$s/spool
        defaultpartition: default
        sievedir: %1$s/sieve
        proc_path: %1$s/run/proc
        mboxname_lockpath: %1$s/run/lock
        lmtpsocket: %1$s/run/lmtp
        idlesocket: %1$s/run/idle
        notifysocket: %1$s/run/notify
        servername: mail.acme.test
        virtdomains: userid
        sasl_pwcheck_method: auxprop
        sasl_auxprop_plugin: sasldb
        sasl_sasldb_path: %1$s/sasldb
        sasl_mech_list: PLAIN LOGIN
        allowplaintext: no
        failedloginpause: 0
        tls_server_cert: %3$s
        tls_server_key: %4$s
        autocreate_post: yes
        autocreate_quota: %5$d
        """
            .formatted(folder.path(), OWNER, pem.certificate(), pem.key(), quota)
        + sent(setup);
  }

  private static String sent(MailSystemSetup setup) {
    return setup.sentFolder == null
        ? ""
        : "autocreate_inbox_folders: %1$s\nxlist-sent: %1$s\n".formatted(setup.sentFolder);
  }

  private String services(Path settings) {
    return """
        START {
          recover cmd="%1$s/ctl_cyrusdb -C %2$s -r"
        }
        SERVICES {
          imap cmd="%1$s/imapd -C %2$s" listen="%3$s:%4$d"
          imaps cmd="%1$s/imapd -s -C %2$s" listen="%3$s:%5$d"
          lmtp cmd="%1$s/lmtpd -C %2$s" listen="%6$s"
        }
        EVENTS {
        }
        """
        .formatted(
            SystemPrograms.CYRUS_PROGRAMS,
            settings,
            place.address(),
            place.imap(),
            place.imaps(),
            lmtpSocket());
  }
}
