package org.remitente.demo;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import org.remitente.testing.NameServer;
import org.remitente.testing.TestAuthority;
import org.remitente.testing.TestCertificate;

/** A mail server in memory, with a certificate that the product verifies like any other. */
final class DemoMailServer {

  private static final Path KEY_STORE = Path.of("target", "demo-mail.p12").toAbsolutePath();
  private static final String KEY_STORE_PASSWORD = "demo";
  private static final String LOOPBACK = "127.0.0.1";

  private final DemoSettings settings;
  private final GreenMail server;

  DemoMailServer(DemoSettings settings) {
    this.settings = settings;
    this.server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(settings.smtpPort(), LOOPBACK, ServerSetup.PROTOCOL_SMTPS),
              new ServerSetup(settings.imapPort(), LOOPBACK, ServerSetup.PROTOCOL_IMAPS)
            });
  }

  void start() {
    writeKeyStore(TestAuthority.shared().forNames("localhost", LOOPBACK, serverName()));
    // The only way in which this server takes a certificate of one's own.
    System.setProperty(
        DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, KEY_STORE.toString());
    System.setProperty(
        DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, KEY_STORE_PASSWORD);
    server.start();
    GreenMailUser company = add(settings.company());
    add(settings.customer());
    createSent(company);
  }

  /** A name server by which the product finds this server from the company's address alone. */
  NameServer names() {
    String domain = companyDomain();
    return new NameServer()
        .record(domain, "MX", "10 " + serverName() + ".")
        .record("_submissions._tcp." + domain, "SRV", target(settings.smtpPort()))
        .record("_imaps._tcp." + domain, "SRV", target(settings.imapPort()));
  }

  private String target(int port) {
    return "0 1 " + port + " " + serverName() + ".";
  }

  private String serverName() {
    return "mail." + companyDomain();
  }

  private String companyDomain() {
    return settings.company().address().replaceFirst(".*@", "");
  }

  /** All folders of all users, the company first; whoever was written to has become a user. */
  List<MailboxView> mailboxes() {
    return server.getUserManager().listUser().stream()
        .sorted(Comparator.comparingInt(this::rank).thenComparing(GreenMailUser::getEmail))
        .flatMap(user -> folders(user).stream().map(folder -> MailboxView.of(user, folder)))
        .toList();
  }

  private int rank(GreenMailUser user) {
    return user.getEmail().equals(settings.company().address())
        ? 0
        : user.getEmail().equals(settings.customer().address()) ? 1 : 2;
  }

  private List<MailFolder> folders(GreenMailUser user) {
    try {
      return List.copyOf(hosts().listMailboxes(user, "*"));
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  private GreenMailUser add(DemoSettings.DemoUser user) {
    return server.setUser(user.address(), user.address(), user.password());
  }

  /** As every real mail server has one; the product would make one itself and say so. */
  private void createSent(GreenMailUser user) {
    try {
      hosts().createMailbox(user, "Sent");
    } catch (AuthorizationException | FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  private ImapHostManager hosts() {
    return server.getManagers().getImapHostManager();
  }

  private static void writeKeyStore(TestCertificate certificate) {
    char[] password = KEY_STORE_PASSWORD.toCharArray();
    try (OutputStream file = Files.newOutputStream(KEY_STORE)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry(
          "server", certificate.key(), password, new X509Certificate[] {certificate.certificate()});
      store.store(file, password);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key store for the mail server", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
