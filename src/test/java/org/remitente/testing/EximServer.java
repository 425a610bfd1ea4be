package org.remitente.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Exim with a configuration of its own: submission with STARTTLS and with implicit TLS. It offers
 * sign-in over TLS only, relays for those alone who signed in, lets them send from their own
 * addresses only, refuses unknown recipients of its own domains, and delivers the others to Cyrus.
 * Its refusals are worded as it words them by itself. What Cyrus does not take is offered again a
 * few seconds later. Nothing leaves the machine: it knows no way to other domains.
 */
public final class EximServer implements AutoCloseable {

  private final ServerFolder folder;
  private final MailPlace place;
  private Process process;

  private EximServer(ServerFolder folder, MailPlace place) {
    this.folder = folder;
    this.place = place;
  }

  static EximServer start(MailSystemSetup setup, MailPlace place, CyrusServer cyrus)
      throws IOException {
    EximServer server = new EximServer(ServerFolder.create(), place);
    try {
      server.launch(setup, cyrus);
      server.folder.awaitPorts(place.address(), place.submission(), place.submissions());
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The port of STARTTLS, at which one may also speak in clear text, but not sign in. */
  public int submissionPort() {
    return place.submission();
  }

  /** The port of implicit TLS. */
  public int submissionsPort() {
    return place.submissions();
  }

  /** What it has told of the messages that it took. */
  String log() throws IOException {
    return folder.logs();
  }

  /** Stops it and removes all of its files, the queue too. */
  @Override
  public void close() throws IOException {
    if (process != null) {
      ServerFolder.end(process.toHandle());
    }
    folder.delete();
  }

  private void launch(MailSystemSetup setup, CyrusServer cyrus) throws IOException {
    folder.give(folder.path(), CyrusServer.OWNER);
    folder.write(
        "passwords",
        lines(setup.users.stream().map(user -> user.address() + ": " + user.password())));
    folder.write(
        "owners",
        lines(
            setup.users.stream()
                .flatMap(
                    user ->
                        Stream.concat(Stream.of(user.address()), user.aliases().stream())
                            .map(address -> address + ": " + user.address()))));
    Path configuration =
        folder.write(
            "exim.conf",
            general(setup) + encryption(setup) + access() + delivery(cyrus) + signIn());
    process =
        folder.launch(
            List.of(SystemPrograms.EXIM.toString(), "-C", configuration.toString(), "-bdf", "-q2s"),
            SystemPrograms.unpackedEnvironment());
  }

  private static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }

  private String general(MailSystemSetup setup) {
    return """
        exim_path = %2$s
        exim_user = %3$s
        exim_group = %3$s
        keep_environment = LD_LIBRARY_PATH
        deliver_drop_privilege
        spool_directory = %1$s/spool
        log_file_path = %1$s/exim-%%s.log
        pid_file_path = %1$s/exim.pid
        primary_hostname = mail.acme.test
        host_lookup =
        local_interfaces = <; [%4$s]:%5$d ; [%4$s]:%6$d
        tls_on_connect_ports = %6$d
        message_size_limit = %7$d
        domainlist ours = %8$s
        acl_smtp_mail = may_send
        acl_smtp_rcpt = may_receive
        """
        .formatted(
            folder.path(),
            SystemPrograms.EXIM,
            CyrusServer.OWNER,
            place.address(),
            place.submission(),
            place.submissions(),
            setup.messageSizeLimit,
            setup.domains().collect(Collectors.joining(" : ")));
  }

  private String encryption(MailSystemSetup setup) throws IOException {
    TestCertificate.PemFiles pem = setup.certificate.writeTo(folder.path());
    return """
        tls_advertise_hosts = *
        tls_certificate = %s
        tls_privatekey = %s
        """
        .formatted(pem.certificate(), folder.give(pem.key(), CyrusServer.OWNER));
  }

  private String access() {
    return """
        begin acl
        may_send:
          deny authenticated = *
               !condition = ${if eq{$authenticated_id}{${lookup{$sender_address}lsearch{%1$s/owners}}}}
          accept
        may_receive:
          accept authenticated = *
                 domains = !+ours
          require message = relay not permitted
                  domains = +ours
          require verify = recipient
          accept
        """
        .formatted(folder.path());
  }

  private String delivery(CyrusServer cyrus) {
    return """
        begin routers
        owners:
          driver = redirect
          domains = +ours
          data = ${lookup{$local_part@$domain}lsearch{%1$s/owners}}
        users:
          driver = accept
          domains = +ours
          condition = ${lookup{$local_part@$domain}lsearch{%1$s/passwords}{yes}{no}}
          transport = cyrus
        begin transports
        cyrus:
          driver = lmtp
          socket = %2$s
        begin retry
        * * F,1m,1s
        """
        .formatted(folder.path(), cyrus.lmtpSocket());
  }

  private String signIn() {
    return """
        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_set_id = $auth2
          server_condition = ${lookup{$auth2}lsearch{%1$s/passwords}{${if eq{$value}{$auth3}}}{false}}
          server_advertise_condition = ${if def:tls_in_cipher}
        login:
          driver = plaintext
          public_name = LOGIN
          server_prompts = Username:: : Password::
          server_set_id = $auth1
          server_condition = ${lookup{$auth1}lsearch{%1$s/passwords}{${if eq{$value}{$auth2}}}{false}}
          server_advertise_condition = ${if def:tls_in_cipher}
        """
        .formatted(folder.path());
  }
}
