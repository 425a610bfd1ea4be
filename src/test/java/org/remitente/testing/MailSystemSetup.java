package org.remitente.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How real mail servers are to be; every setting has a default but the users. */
public final class MailSystemSetup {

  private static final long DEFAULT_MESSAGE_SIZE = 30L * 1024 * 1024;

  final List<MailUser> users = new ArrayList<>();
  TestCertificate certificate = TestAuthority.shared().forLocalhost();
  String sentFolder = "Sent";
  long messageSizeLimit = DEFAULT_MESSAGE_SIZE;
  long quotaBytes;
  URI introspection;
  String tokenMechanisms = "";
  int policyPort;
  boolean signInOverTlsOnly;
  boolean oldTls;
  boolean withoutImplicitTls;
  private boolean usualPorts;

  MailSystemSetup() {}

  /**
   * Adds a user with aliases. The domains of all users' addresses are the ones that the system
   * receives for.
   */
  public MailSystemSetup user(String address, String password, String... aliases) {
    users.add(new MailUser(address, password, List.of(aliases)));
    return this;
  }

  /** The certificate of both servers; one for {@code localhost} and {@code 127.0.0.1} otherwise. */
  public MailSystemSetup certificate(TestCertificate shown) {
    certificate = shown;
    return this;
  }

  /** The name of the folder marked {@code \Sent}; {@code Sent} otherwise. */
  public MailSystemSetup sentFolder(String name) {
    sentFolder = name;
    return this;
  }

  /** No folder is marked {@code \Sent}, and none but INBOX is made by itself. */
  public MailSystemSetup withoutSentFolder() {
    return sentFolder(null);
  }

  /** The largest message that Postfix takes, in bytes; 30 MiB otherwise. */
  public MailSystemSetup messageSizeLimit(long bytes) {
    messageSizeLimit = bytes;
    return this;
  }

  /**
   * The room of each user, in bytes, at APPEND and for what is sent to them; without limit
   * otherwise.
   */
  public MailSystemSetup quota(long bytes) {
    quotaBytes = bytes;
    return this;
  }

  /**
   * Both servers take tokens of this provider too, and ask it at every sign-in whether one is good.
   *
   * @param mechanisms by which they take them, in lower case; XOAUTH2 and OAUTHBEARER where none is
   *     named
   */
  public MailSystemSetup tokensOf(TestIdentityProvider provider, String... mechanisms) {
    introspection = provider.introspect();
    tokenMechanisms = mechanisms.length == 0 ? "xoauth2 oauthbearer" : String.join(" ", mechanisms);
    return this;
  }

  /** Postfix asks this server about each recipient; nobody otherwise. */
  public MailSystemSetup policy(PolicyServer server) {
    policyPort = server.port();
    return this;
  }

  /**
   * Postfix offers sign-in at its plain port after STARTTLS only; it has no TLS there otherwise.
   */
  public MailSystemSetup signInOverTlsOnly() {
    signInOverTlsOnly = true;
    return this;
  }

  /** Both servers speak TLS 1.0 and 1.1 alone. */
  public MailSystemSetup oldTls() {
    oldTls = true;
    return this;
  }

  /** Nobody listens at the ports of implicit TLS. */
  public MailSystemSetup withoutImplicitTls() {
    withoutImplicitTls = true;
    return this;
  }

  /**
   * At the ports 587, 465, 143 and 993 of {@link MailSystem#address()}; at free ports of 127.0.0.1
   * otherwise.
   */
  public MailSystemSetup atUsualPorts() {
    usualPorts = true;
    return this;
  }

  Stream<String> addresses() {
    return users.stream().map(MailUser::address);
  }

  /** The domains that the system receives for. */
  Stream<String> domains() {
    return users.stream()
        .flatMap(user -> Stream.concat(Stream.of(user.address()), user.aliases().stream()))
        .map(MailUser::domain)
        .distinct();
  }

  MailPlace place() {
    return usualPorts ? MailPlace.usual() : MailPlace.free();
  }

  /** Starts Postfix and Dovecot so and waits until all ports answer. */
  public MailSystem start() {
    return MailSystem.start(this);
  }

  /**
   * Starts Exim and Cyrus IMAP so, as far as they know the settings: users, certificate, Sent
   * folder, sizes.
   */
  public EximAndCyrus startEximAndCyrus() {
    return EximAndCyrus.start(this);
  }
}
