package org.remitente.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
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

  private static final String MAIL_OWNER = "mail";

  private final ServerFolder folder;
  private final Process process;
  private final int imapPort;
  private final int imapsPort;

  private DovecotServer(ServerFolder folder, Process process, int imapPort, int imapsPort) {
    this.folder = folder;
    this.process = process;
    this.imapPort = imapPort;
    this.imapsPort = imapsPort;
  }

  static DovecotServer start(MailSystemSetup setup) throws IOException {
    ServerFolder folder = ServerFolder.create();
    int[] ports = Ports.free(2);
    folder.folderOf(MAIL_OWNER, "mail");
    folder.write("users", users(setup));
    if (setup.introspection != null) {
      folder.write("oauth2.conf", introspection(setup.introspection));
    }
    TestCertificate.PemFiles pem = setup.certificate.writeTo(folder.path());
    Path configuration =
        folder.write("dovecot.conf", configuration(folder.path(), setup, pem, ports));
    Process process =
        folder.launch(
            List.of(SystemPrograms.DOVECOT.toString(), "-F", "-c", configuration.toString()));
    DovecotServer server = new DovecotServer(folder, process, ports[0], ports[1]);
    try {
      folder.awaitPorts(ports);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The port of IMAP with STARTTLS. */
  public int imapPort() {
    return imapPort;
  }

  /** The port of IMAP with implicit TLS. */
  public int imapsPort() {
    return imapsPort;
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

  /** Stops it and removes all of its files, the mail too. */
  @Override
  public void close() throws IOException {
    ServerFolder.end(process.toHandle());
    folder.delete();
  }

  private static String users(MailSystemSetup setup) {
    return setup.users.stream()
        .map(user -> user.address() + ":{PLAIN.B64}" + base64(user.password()) + "::::::\n")
        .collect(Collectors.joining());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The mechanism {@code none} is delivery, which asks whether there is such a user. */
  private static String configuration(
      Path folder, MailSystemSetup setup, TestCertificate.PemFiles pem, int... ports) {
    String general =
        """
        base_dir = %1$s/run
        state_dir = %1$s/run
        instance_name = %1$s
        log_path = %1$s/dovecot.log
        listen = 127.0.0.1, %2$s
        protocols = imap lmtp
        ssl = yes
        ssl_cert = <%3$s
        ssl_key = <%4$s
        disable_plaintext_auth = yes
        auth_mechanisms = plain login %6$s
        auth_failure_delay = 0
        first_valid_uid = 1
        mail_location = maildir:~/Maildir
        mail_max_userip_connections = 50
        passdb {
          driver = passwd-file
          mechanisms = plain login none
          args = username_format=%%u %1$s/users
        }
        userdb {
          driver = static
          args = uid=%5$s gid=%5$s home=%1$s/mail/%%u
        }
        """
            .formatted(
                folder, ELSEWHERE, pem.certificate(), pem.key(), MAIL_OWNER, setup.tokenMechanisms);
    return general + tokens(folder, setup) + services(ports) + folders(setup) + quota(setup);
  }

  private static String tokens(Path folder, MailSystemSetup setup) {
    return setup.introspection == null
        ? ""
        : """
        passdb {
          driver = oauth2
          mechanisms = %s
          args = %s/oauth2.conf
        }
        """
            .formatted(setup.tokenMechanisms, folder);
  }

  /** The token's user must be the one who wants to sign in; Dovecot compares them by itself. */
  private static String introspection(URI address) {
    return """
        introspection_mode = post
        introspection_url = %s
        active_attribute = active
        active_value = true
        username_attribute = username
        """
        .formatted(address.toString().replace("//localhost", "//127.0.0.1"));
  }

  /** The penalty would make sign-ins wait for seconds after a wrong password of another test. */
  private static String services(int... ports) {
    return """
        service imap-login {
          inet_listener imap {
            port = %1$d
          }
          inet_listener imaps {
            port = %2$d
            ssl = yes
          }
        }
        service auth {
          unix_listener auth-postfix {
            mode = 0600
            user = postfix
          }
        }
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        service lmtp {
          unix_listener lmtp-postfix {
            mode = 0600
            user = postfix
          }
        }
        """
        .formatted(ports[0], ports[1]);
  }

  private static String folders(MailSystemSetup setup) {
    String sent =
        setup.sentFolder == null
            ? ""
            : """
              mailbox "%s" {
                auto = subscribe
                special_use = \\Sent
              }
            """
                .formatted(setup.sentFolder);
    return "namespace inbox {\n  inbox = yes\n  separator = .\n" + sent + "}\n";
  }

  private static String quota(MailSystemSetup setup) {
    return setup.quotaBytes == 0
        ? ""
        : """
        mail_plugins = quota
        protocol imap {
          mail_plugins = quota imap_quota
        }
        plugin {
          quota = count:User quota
          quota_vsizes = yes
          quota_grace = 0
          quota_rule = *:storage=%dB
        }
        """
            .formatted(setup.quotaBytes);
  }
}
