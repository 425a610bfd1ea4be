package org.remitente.it;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.Ports;

/** The faults that a set-up meets, each in settings that are right otherwise. */
final class Faults {

  static final String USER = "facturas@acme.test";
  static final String PASSWORD = "Ñandú: 5 €";

  private Faults() {}

  /** What is wrong by itself: nothing may be connected to. */
  static Stream<Fault> input() {
    return Stream.of(
        Fault.of("a host with a blank", (it, servers) -> it.with("smtp.host", "smtp acme.test"))
            .is("in-host-form", "input/input", "smtp.host"),
        Fault.of(
                "a server for reading in the box for sending",
                (it, servers) -> it.with("smtp.host", "imap.acme.test"))
            .is("in-host-swap", "input/input", "smtp.host"),
        Fault.of(
                "Outlook with a password",
                (it, servers) -> it.with("smtp.host", "smtp-mail.outlook.com"))
            .is("in-oauth-only", "input/input"),
        Fault.of("an address without @", (it, servers) -> it.with("address", "facturas.acme.test"))
            .is("in-address-form", "input/input", "address"),
        Fault.of(
                "a line break in the name",
                (it, servers) -> it.with("displayName", "Acme\r\nBcc: otro@example.org"))
            .is("in-addr-inject", "input/input", "displayName"),
        Fault.of("a port out of range", (it, servers) -> it.with("smtp.port", 70_000))
            .is("in-port-range", "input/input", "smtp.port"),
        Fault.of("a port of POP", (it, servers) -> it.with("imap.port", 995))
            .is("in-port-pop", "input/input", "imap.port"),
        Fault.of("a port of IMAP for SMTP", (it, servers) -> it.with("smtp.port", 993))
            .is("in-port-swap", "input/input", "smtp.port"),
        Fault.of("a wanted copy without IMAP", (it, servers) -> it.with("imap", JsonValue.NULL))
            .is("in-required", "input/input", "imap.host"),
        Fault.of("a password in clear", (it, servers) -> it.with("smtp.security", "none"))
            .is("in-unencrypted", "input/input", "smtp.security"),
        Fault.of(
                "no password towards another port",
                (it, servers) -> it.with("smtp.port", 2525).without("smtp.password"))
            .is("in-password-again", "input/input", "smtp.password"));
  }

  /** No server of that kind is found. */
  static Stream<Fault> network() {
    return Stream.of(
        Fault.of("an unknown host", (it, servers) -> it.with("smtp.host", "smtp.acme.invalid"))
            .is("dns-nxdomain", "smtp/resolve", "smtp.host"),
        Fault.of("an unknown IMAP host", (it, servers) -> it.with("imap.host", "imap.invalid"))
            .is("dns-nxdomain", "imap/resolve", "imap.host"),
        Fault.of("a refused port", (it, servers) -> it.with("smtp.port", Ports.closedPort()))
            .is("tcp-refused", "smtp/connect", "smtp.port", "smtp.host"),
        Fault.of("a refused IMAP port", (it, servers) -> it.with("imap.port", Ports.closedPort()))
            .is("tcp-refused", "imap/connect", "imap.port", "imap.host"),
        Fault.of(
                "a filtered port", (it, servers) -> it.with("smtp.port", servers.unreachablePort()))
            .is("tcp-timeout", "smtp/connect", "smtp.port"),
        Fault.of("a silent port", (it, servers) -> it.with("smtp.port", servers.silentPort()))
            .is("tls-tls-on-plain", "smtp/greeting", "smtp.security"),
        Fault.of(
                "a silent port of TLS", (it, servers) -> it.with("imap.port", servers.silentPort()))
            .is("tls-silent", "imap/tls", "imap.port", "imap.security"));
  }

  /** The encryption does not come about. */
  static Stream<Fault> encryption() {
    return Stream.of(
        Fault.of("TLS on a plain port", (it, servers) -> it.with("smtp.security", "tls"))
            .is("tls-plain-on-tls", "smtp/tls", "smtp.security"),
        Fault.of(
                "STARTTLS on a port of TLS",
                (it, servers) ->
                    it.with(
                        "smtp.port",
                        servers.plainSmtp().implicitTls(servers.authority().forLocalhost()).port()))
            .is("tls-tls-on-plain", "smtp/greeting", "smtp.security"),
        Fault.of(
                "no STARTTLS offered",
                (it, servers) -> it.with("smtp.port", servers.plainSmtp().port()))
            .is("tls-no-starttls", "smtp/starttls", "smtp.security", "smtp.port"),
        Fault.of(
                "STARTTLS refused at last",
                (it, servers) ->
                    it.with(
                        "smtp.port",
                        servers.smtp().on("STARTTLS", "454 4.7.0 TLS not available").port()))
            .is("tls-starttls-fail", "smtp/starttls", "smtp.security")
            .later(),
        Fault.of(
                "an expired certificate",
                (it, servers) ->
                    it.with(
                        "smtp.port", servers.smtp(servers.authority().expired("localhost")).port()))
            .is("tls-cert-expired", "smtp/tls")
            .later(),
        Fault.of(
                "an expired certificate of IMAP",
                (it, servers) ->
                    it.with(
                        "imap.port", servers.imap(servers.authority().expired("localhost")).port()))
            .is("tls-cert-expired", "imap/tls")
            .later(),
        Fault.of(
                "a certificate of an unknown issuer",
                (it, servers) ->
                    it.with(
                        "smtp.port",
                        servers.smtp(servers.authority().byUnknownAuthority("localhost")).port()))
            .is("tls-cert-untrusted", "smtp/tls", "smtp.host"),
        Fault.of(
                "a certificate that signed itself",
                (it, servers) ->
                    it.with(
                        "imap.port",
                        servers.imap(servers.authority().selfSigned("localhost")).port()))
            .is("tls-cert-self", "imap/tls", "imap.host"),
        Fault.of(
                "a certificate of another name",
                (it, servers) ->
                    it.with(
                        "smtp.port",
                        servers.smtp(servers.authority().forNames("otra.test")).port()))
            .is("tls-cert-host", "smtp/tls", "smtp.host"),
        Fault.of(
                "a name that the certificate has not",
                (it, servers) -> it.with("imap.host", "imap.acme.test"))
            .is("tls-cert-host", "imap/tls", "imap.host"));
  }

  /** Nobody is let in. */
  static Stream<Fault> signIn() {
    return Stream.of(
        Fault.of(
                "no sign-in offered",
                (it, servers) -> it.with("smtp.port", servers.smtp().withoutSignIn().port()))
            .is("no-auth-offered", "smtp/login", "smtp.port", "smtp.security"),
        Fault.of(
                "no sign-in offered by IMAP",
                (it, servers) -> it.with("imap.port", servers.imap().withoutSignIn().port()))
            .is("logindisabled", "imap/login", "imap.security"),
        Fault.of(
                "a wrong password",
                (it, servers) ->
                    it.with("smtp.password", "otra")
                        .with("imap.username", USER)
                        .with("imap.password", PASSWORD))
            .is("auth-bad", "smtp/login", "smtp.username", "smtp.password"),
        Fault.of(
                "a wrong user",
                (it, servers) ->
                    it.with("smtp.username", "nadie@acme.test")
                        .with("imap.username", USER)
                        .with("imap.password", PASSWORD))
            .is("auth-bad", "smtp/login", "smtp.username", "smtp.password"),
        Fault.of(
                "a wrong password of IMAP's own",
                (it, servers) -> it.with("imap.username", USER).with("imap.password", "otra"))
            .is("auth-bad", "imap/login", "imap.username", "imap.password"),
        Fault.of(
                "SMTP's password refused by IMAP",
                (it, servers) ->
                    it.with("imap.port", servers.imap(new Mailboxes().user(USER, "otra")).port()))
            .is("auth-one-side", "imap/login", "imap.host", "imap.port"),
        Fault.of(
                "a sign-in that is out of order",
                (it, servers) ->
                    it.with(
                        "smtp.port",
                        servers
                            .smtp()
                            .on("CREDENTIALS", "454 4.7.0 Temporary authentication failure")
                            .port()))
            .is("auth-temp", "smtp/login")
            .later(),
        Fault.of(
                "a sign-in to IMAP that is out of order",
                (it, servers) ->
                    it.with(
                        "imap.port",
                        servers
                            .imap()
                            .on("CREDENTIALS", "NO [UNAVAILABLE] Temporary authentication failure")
                            .port()))
            .is("auth-temp", "imap/login")
            .later());
  }

  /** The test message or its copy is not taken. */
  static Stream<Fault> message() {
    return Stream.of(
        Fault.of(
                "a sender that is not one's own",
                (it, servers) ->
                    it.with(
                        "smtp.port",
                        servers
                            .smtp()
                            .on(
                                "MAIL",
                                "553 5.7.1 <"
                                    + USER
                                    + ">: Sender address rejected: not owned by"
                                    + " user otra@acme.test")
                            .port()))
            .is("from-not-owned", "smtp/sender", "address"),
        Fault.of(
                "a message refused at its end",
                (it, servers) ->
                    it.with(
                        "smtp.port",
                        servers.smtp().on("END", "554 5.6.0 Message content rejected").port()))
            .is("spam-block", "smtp/data"),
        Fault.of(
                "a message refused before its content",
                (it, servers) ->
                    it.with(
                        "smtp.port", servers.smtp().on("DATA", "554 5.5.0 Message refused").port()))
            .is("message-refused", "smtp/data"),
        Fault.of(
                "greylisting",
                (it, servers) ->
                    it.with(
                        "smtp.port",
                        servers
                            .smtp()
                            .on("RCPT", "451 4.7.1 Greylisted, please try again later")
                            .port()))
            .is("greylist", "smtp/recipient")
            .later(),
        Fault.of(
                "a named Sent folder that is not there",
                (it, servers) -> it.with("imap.sentFolder", "Archivo de 2025"))
            .is("sent-none", "imap/mailbox", "imap.sentFolder"),
        Fault.of(
                "no Sent folder, and none may be made",
                (it, servers) ->
                    it.with(
                        "imap.port",
                        servers
                            .imap(new Mailboxes().emptyUser(USER, PASSWORD))
                            .on("CREATE", "NO [NOPERM] Permission denied")
                            .port()))
            .is("sent-denied", "imap/mailbox", "imap.sentFolder"),
        Fault.of(
                "a full mailbox",
                (it, servers) ->
                    it.with(
                        "imap.port",
                        servers.imap().on("APPEND", "NO [OVERQUOTA] Quota exceeded").port()))
            .is("sent-quota", "imap/append")
            .later());
  }

  static List<Fault> ofServers() {
    return Stream.of(network(), encryption(), signIn(), message()).flatMap(all -> all).toList();
  }
}
