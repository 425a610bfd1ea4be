package org.remitente.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that make Postfix what a {@link MailSystemSetup} asks for. */
record PostfixConfiguration(
    MailSystemSetup setup, MailPlace place, DovecotServer dovecot, ServerFolder folder) {

  private static final String OWNER = "postfix";

  /** It waits where a file has just been written: somebody might be at it still. */
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  void write() throws IOException {
    folder.folderOf(OWNER, "data");
    folder.folderOf("root", "queue");
    folder.write("etc/recipients", lines(setup.addresses().map(address -> address + " present")));
    folder.write("etc/aliases", lines(aliases()));
    folder.write(
        "etc/senders",
        lines(Stream.concat(setup.addresses().map(each -> each + " " + each), aliases())));
    folder.write("etc/main.cf", general() + mail() + refusals() + encryption());
    folder.write("etc/master.cf", listeners() + services());
    for (String name : List.of("main.cf", "master.cf")) {
      Files.setLastModifiedTime(folder.path().resolve("etc").resolve(name), LONG_AGO);
    }
  }

  private Stream<String> aliases() {
    return setup.users.stream()
        .flatMap(user -> user.aliases().stream().map(alias -> alias + " " + user.address()));
  }

  private static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }

  private String general() {
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
        """
        .formatted(folder.path());
  }

  private String mail() {
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
            setup.domains().collect(Collectors.joining(", ")),
            dovecot.lmtpSocket(),
            dovecot.authSocket());
  }

  /** Whom it asks of each recipient. */
  private String refusals() {
    Stream<String> policy =
        setup.policyPort == 0 ? Stream.of() : Stream.of("inet:127.0.0.1:" + setup.policyPort);
    Stream<String> quota =
        setup.quotaBytes == 0 ? Stream.of() : Stream.of("unix:" + dovecot.quotaSocket());
    String asked =
        Stream.concat(policy, quota)
            .map("check_policy_service "::concat)
            .collect(Collectors.joining(", "));
    return "smtpd_recipient_restrictions = " + asked + "\n";
  }

  private String encryption() throws IOException {
    TestCertificate.PemFiles pem = setup.certificate.writeTo(folder.path());
    String certificate =
        "smtpd_tls_cert_file = %s\nsmtpd_tls_key_file = %s\n"
            .formatted(pem.certificate(), pem.key());
    String signIn =
        setup.signInOverTlsOnly
            ? "smtpd_tls_security_level = may\nsmtpd_tls_auth_only = yes\n"
            : "";
    String old =
        """
        smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1.2, !TLSv1.3
        smtpd_tls_mandatory_protocols = $smtpd_tls_protocols
        tls_medium_cipherlist = ALL:@SECLEVEL=0
        """;
    return certificate + signIn + (setup.oldTls ? old : "");
  }

  private String listeners() {
    String implicit =
        """
        %1$s:%2$d inet n - n - - smtpd
          -o smtpd_tls_wrappermode=yes
          -o smtpd_client_restrictions=permit_sasl_authenticated,reject
        """
            .formatted(place.address(), place.submissions());
    return """
        %1$s:%2$d inet n - n - - smtpd
          -o smtpd_tls_security_level=encrypt
          -o smtpd_client_restrictions=permit_sasl_authenticated,reject
        %1$s:%3$d inet n - n - - smtpd
        %4$s"""
        .formatted(
            place.address(),
            place.submission(),
            place.plain(),
            setup.withoutImplicitTls ? "" : implicit);
  }

  /** Nothing runs in a chroot: maps, sockets and certificates lie outside of the queue. */
  private static String services() {
    return """
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
        """;
  }
}
