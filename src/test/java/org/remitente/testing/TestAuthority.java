package org.remitente.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate authority of the tests: good and bad server certificates, made when they are
 * asked for.
 *
 * <p>The shared authority lies in {@code target/test-ca} and is the same for all JVMs of a build,
 * so that a server in one JVM is trusted by a product in another through {@link #caPem()}. Names
 * that look like an IPv4 address become address entries.
 */
public final class TestAuthority {

  private static final Path FOLDER = Path.of("target", "test-ca").toAbsolutePath();
  private static final Duration A_MONTH = Duration.ofDays(30);
  private static final Duration TEN_YEARS = Duration.ofDays(3650);

  /** It writes the public key into the private one's file too, where GnuTLS looks for it. */
  private static final Provider KEYS = new BouncyCastleProvider();

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Clock CLOCK = Clock.systemUTC();
  private static TestAuthority shared;

  private final TestCertificate ca;

  private TestAuthority(TestCertificate ca) {
    this.ca = ca;
  }

  /** The authority of this checkout, made by whichever JVM of the build asks first. */
  public static synchronized TestAuthority shared() {
    if (shared == null) {
      shared = new TestAuthority(madeOnce());
    }
    return shared;
  }

  /**
   * The authority's certificate as a PEM file, for {@code remitente.tls.extra-ca} and other
   * clients.
   */
  public Path caPem() {
    return FOLDER.resolve("ca.pem");
  }

  /** A context of a client that trusts this authority and no other. */
  public SSLContext clientContext() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("ca", ca.certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No TLS context for the test authority", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A certificate that is in order, for {@code localhost} and {@code 127.0.0.1}. */
  public TestCertificate forLocalhost() {
    return forNames("localhost", "127.0.0.1");
  }

  /**
   * A certificate that is in order, for these host names and addresses; another host than the
   * server's makes it a wrong one.
   */
  public TestCertificate forNames(String... names) {
    return leaf(ca, daysFromNow(-1), A_MONTH, names);
  }

  /** A certificate in the last days of its month. */
  public TestCertificate endingIn(int days, String... names) {
    return leaf(ca, daysFromNow(days - 30), A_MONTH, names);
  }

  /** A certificate that ended yesterday. */
  public TestCertificate expired(String... names) {
    return leaf(ca, daysFromNow(-31), A_MONTH, names);
  }

  /** A certificate that begins tomorrow. */
  public TestCertificate notYetValid(String... names) {
    return leaf(ca, daysFromNow(1), A_MONTH, names);
  }

  /** A certificate that its own key signed, as a server's installer leaves it. */
  public TestCertificate selfSigned(String... names) {
    KeyPair keys = newKeys();
    X500Name name = commonName(names[0]);
    X509v3CertificateBuilder builder = builder(name, name, keys, daysFromNow(-1), A_MONTH);
    return signed(withNames(builder, names), keys, keys);
  }

  /** A certificate by an authority that nobody trusts. */
  public TestCertificate byUnknownAuthority(String... names) {
    return leaf(newAuthority("An authority that nobody knows"), daysFromNow(-1), A_MONTH, names);
  }

  /**
   * A certificate as the public authorities issue them, by one in the middle whose own certificate
   * the server does not send.
   *
   * @param issuer the common name of that one, which may go on with {@code ,O=…}
   * @param policy the policy that it claims, such as {@code 2.23.140.1.2.1}, or null
   */
  public TestCertificate withoutItsIntermediate(String issuer, String policy, String... names) {
    KeyPair keys = newKeys();
    KeyPair intermediate = newKeys();
    X509v3CertificateBuilder builder =
        builder(commonName(issuer), commonName(names[0]), keys, daysFromNow(-1), A_MONTH);
    try {
      if (policy != null) {
        PolicyInformation claimed = new PolicyInformation(new ASN1ObjectIdentifier(policy));
        builder.addExtension(
            Extension.certificatePolicies, false, new CertificatePolicies(claimed));
      }
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
    return signed(withNames(builder, names), keys, intermediate);
  }

  private static TestCertificate madeOnce() {
    try {
      Files.createDirectories(FOLDER);
      try (FileChannel channel =
              FileChannel.open(
                  FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid() || !Files.exists(FOLDER.resolve("ca.pem"))) {
          store(newAuthority("Remitente test authority"));
        }
        return load();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The test authority could not be made in " + FOLDER, e);
    }
  }

  /** The certificate comes last and in one step: where it is, the key is too. */
  private static void store(TestCertificate authority) throws IOException {
    TestCertificate.writePrivately(FOLDER.resolve("ca.key"), authority.keyPem());
    Path draft = Files.writeString(FOLDER.resolve("ca.pem.new"), authority.certificatePem());
    Files.move(draft, FOLDER.resolve("ca.pem"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static TestCertificate load() throws IOException {
    try (Reader pem = Files.newBufferedReader(FOLDER.resolve("ca.pem"));
        Reader key = Files.newBufferedReader(FOLDER.resolve("ca.key"));
        PEMParser certificates = new PEMParser(pem);
        PEMParser keys = new PEMParser(key)) {
      X509CertificateHolder holder = (X509CertificateHolder) certificates.readObject();
      PrivateKeyInfo info = (PrivateKeyInfo) keys.readObject();
      PrivateKey privateKey = new JcaPEMKeyConverter().getPrivateKey(info);
      return new TestCertificate(
          new JcaX509CertificateConverter().getCertificate(holder), privateKey);
    } catch (GeneralSecurityException e) {
      throw new IOException("Unreadable test authority; 'mvn clean' removes it", e);
    }
  }

  private static TestCertificate newAuthority(String name) {
    KeyPair keys = newKeys();
    X509v3CertificateBuilder builder =
        builder(commonName(name), commonName(name), keys, daysFromNow(-60), TEN_YEARS);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
    return signed(builder, keys, keys);
  }

  private static TestCertificate leaf(
      TestCertificate issuer, Instant from, Duration validity, String... names) {
    KeyPair keys = newKeys();
    X500Name issuerName =
        X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
    X509v3CertificateBuilder builder =
        builder(issuerName, commonName(names[0]), keys, from, validity);
    return signed(
        withNames(builder, names),
        keys,
        new KeyPair(issuer.certificate().getPublicKey(), issuer.key()));
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair keys, Instant from, Duration validity) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(120, RANDOM),
        Date.from(from),
        Date.from(from.plus(validity)),
        subject,
        keys.getPublic());
  }

  private static X509v3CertificateBuilder withNames(
      X509v3CertificateBuilder builder, String... names) {
    GeneralName[] entries = Stream.of(names).map(TestAuthority::entry).toArray(GeneralName[]::new);
    try {
      return builder.addExtension(
          Extension.subjectAlternativeName, false, new GeneralNames(entries));
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralName entry(String name) {
    return new GeneralName(
        name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static TestCertificate signed(
      X509v3CertificateBuilder builder, KeyPair keys, KeyPair signer) {
    try {
      X509CertificateHolder holder =
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()));
      return new TestCertificate(
          new JcaX509CertificateConverter().getCertificate(holder), keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("No test certificate could be signed", e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", KEYS);
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No test key could be made", e);
    }
  }

  private static X500Name commonName(String name) {
    return new X500Name("CN=" + name);
  }

  private static Instant daysFromNow(int days) {
    return CLOCK.instant().plus(Duration.ofDays(days));
  }
}
