package org.remitente.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Postfix as an instance of its own: submission with STARTTLS, with implicit TLS, and a port
 * without TLS.
 *
 * <p>It signs users in through Dovecot, lets them send from their own addresses only (553 5.7.1),
 * refuses unknown recipients of its own domains (550 5.1.1) and delivers the others to Dovecot.
 * Mail to all other domains goes there too, where nobody has it: it comes back as a delivery
 * report, and nothing leaves the machine.
 */
public final class PostfixServer implements AutoCloseable {

  private static final String OWNER = "postfix";

  private final ServerFolder folder;
  private final int[] ports;

  private PostfixServer(ServerFolder folder, int... ports) {
    this.folder = folder;
    this.ports = ports;
  }

  static PostfixServer start(MailSystemSetup setup, DovecotServer dovecot) throws IOException {
    ServerFolder folder = ServerFolder.create();
    PostfixServer server = new PostfixServer(folder, Ports.free(3));
    try {
      server.configure(setup, dovecot);
      folder.run(
          List.of(
              SystemPrograms.POSTFIX.toString(),
              "-c",
              folder.path().resolve("etc").toString(),
              "start"));
      folder.awaitPorts(server.ports);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The port that demands STARTTLS and sign-in. */
  public int submissionPort() {
    return ports[0];
  }

  /** The port of implicit TLS. */
  public int submissionsPort() {
    return ports[1];
  }

  /**
   * The port without TLS; it offers sign-in all the same, and takes mail for the users from
   * anybody, as an MX does.
   */
  public int plainPort() {
    return ports[2];
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

  private void configure(MailSystemSetup setup, DovecotServer dovecot) throws IOException {
    folder.folderOf(OWNER, "data");
    folder.folderOf("root", "queue");
    folder.write(
        "etc/recipients", lines(setup.users.stream().map(user -> user.address() + " present")));
    folder.write("etc/aliases", lines(aliases(setup)));
    folder.write(
        "etc/senders",
        lines(
            Stream.concat(
                setup.users.stream().map(user -> user.address() + " " + user.address()),
                aliases(setup))));
    folder.write("etc/main.cf", general(setup) + mail(setup, dovecot));
    folder.write("etc/master.cf", services());
  }

  private static Stream<String> aliases(MailSystemSetup setup) {
    return setup.users.stream()
        .flatMap(user -> user.aliases().stream().map(alias -> alias + " " + user.address()));
  }

  private static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }

  private String general(MailSystemSetup setup) throws IOException {
    TestCertificate.PemFiles pem = setup.certificate.writeTo(folder.path());
    return """
        compatibility_level = 3.6
        maillog_file = %1$s/postfix.log
        maillog_file_prefixes = %1$s
        queue_directory = %1$s/queue
        data_directory = %1$s/data
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        myhostname = mail.acme.test
        mydestination =
        mynetworks =
        alias_maps =
        smtpd_peername_lookup = no
        smtpd_error_sleep_time = 0
        smtpd_tls_cert_file = %2$s
        smtpd_tls_key_file = %3$s
        """
        .formatted(folder.path(), pem.certificate(), pem.key());
  }

  private String mail(MailSystemSetup setup, DovecotServer dovecot) {
    return """
        message_size_limit = %2$d
        line_length_limit = 12288
        virtual_mailbox_limit = 0
        virtual_mailbox_domains = %3$s
        virtual_mailbox_maps = texthash:%1$s/etc/recipients
        virtual_alias_maps = texthash:%1$s/etc/aliases
        virtual_transport = lmtp:unix:%4$s
        default_transport = lmtp:unix:%4$s
        smtpd_sasl_auth_enable = yes
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = %5$s
        smtpd_sender_login_maps = texthash:%1$s/etc/senders
        smtpd_sender_restrictions = reject_sender_login_mismatch
        smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
        """
        .formatted(
            folder.path(),
            setup.messageSizeLimit,
            domains(setup),
            dovecot.lmtpSocket(),
            dovecot.authSocket());
  }

  private static String domains(MailSystemSetup setup) {
    return setup.users.stream()
        .flatMap(user -> Stream.concat(Stream.of(user.address()), user.aliases().stream()))
        .map(MailUser::domain)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Nothing runs in a chroot: maps, sockets and certificates lie outside of the queue. */
  private String services() {
    return """
        127.0.0.1:%d inet n - n - - smtpd
          -o smtpd_tls_security_level=encrypt
          -o smtpd_client_restrictions=permit_sasl_authenticated,reject
        127.0.0.1:%d inet n - n - - smtpd
          -o smtpd_tls_wrappermode=yes
          -o smtpd_client_restrictions=permit_sasl_authenticated,reject
        127.0.0.1:%d inet n - n - - smtpd
        postlog unix-dgram n - n - 1 postlogd
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        proxymap unix - - n - - proxymap
        error unix - - n - - error
        retry unix - - n - - error
        lmtp unix - - n - - lmtp
        anvil unix - - n - 1 anvil
        """
        .formatted(ports[0], ports[1], ports[2]);
  }
}
