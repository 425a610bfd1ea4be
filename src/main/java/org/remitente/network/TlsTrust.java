package org.remitente.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who may vouch for a mail server: the authorities of the JDK and those of {@code
 * remitente.tls.extra-ca}. That file is read at first use and again when it has changed.
 */
@ApplicationScoped
public class TlsTrust {

  private static final Logger LOG = Logger.getLogger(TlsTrust.class.getName());

  private record Read(FileTime changed, X509ExtendedTrustManager trust) {}

  private final Path extraCa;
  private volatile Read read;

  /** For the container's proxy. */
  protected TlsTrust() {
    this((Path) null);
  }

  @Inject
  TlsTrust(@ConfigProperty(name = "remitente.tls.extra-ca") Optional<String> extraCa) {
    this(extraCa.map(Path::of).orElse(null));
  }

  /**
   * @param extraCa PEM file with further authorities, or null
   */
  public TlsTrust(Path extraCa) {
    this.extraCa = extraCa;
  }

  X509ExtendedTrustManager trustManager() {
    Read last = read;
    FileTime changed = changed();
    if (last == null || !last.changed().equals(changed)) {
      last = new Read(changed, load());
      read = last;
    }
    return last.trust();
  }

  private FileTime changed() {
    try {
      return extraCa == null ? FileTime.fromMillis(0) : Files.getLastModifiedTime(extraCa);
    } catch (IOException missing) {
      return FileTime.fromMillis(0);
    }
  }

  private X509ExtendedTrustManager load() {
    try {
      X509ExtendedTrustManager usual = manager(null);
      return extraCa == null ? usual : withExtra(usual);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK's own authorities cannot be read", e);
    }
  }

  /** A file that cannot be read makes us trust fewer, never more. */
  private X509ExtendedTrustManager withExtra(X509ExtendedTrustManager usual)
      throws GeneralSecurityException, IOException {
    KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
    all.load(null, null);
    int count = 0;
    for (Certificate authority : usual.getAcceptedIssuers()) {
      all.setCertificateEntry("jdk-" + count++, authority);
    }
    try (InputStream pem = Files.newInputStream(extraCa)) {
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        all.setCertificateEntry("extra-" + count++, authority);
      }
    } catch (GeneralSecurityException | IOException e) {
      LOG.log(Level.SEVERE, e, () -> "remitente.tls.extra-ca cannot be read: " + extraCa);
      return usual;
    }
    return manager(all);
  }

  private static X509ExtendedTrustManager manager(KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(authorities);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager trust) {
        return trust;
      }
    }
    throw new GeneralSecurityException("no trust manager for X.509");
  }
}
