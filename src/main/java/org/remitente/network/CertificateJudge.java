package org.remitente.network;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets the JDK decide about a certificate for one handshake, name included, and says why where it
 * refuses.
 */
final class CertificateJudge extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager trust;
  private NetworkFailure fault;

  CertificateJudge(X509ExtendedTrustManager trust) {
    this.trust = trust;
  }

  /** Why the certificate was refused, or null. */
  NetworkFailure fault() {
    return fault;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      trust.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException refused) {
      fault = CertificateFaults.of(chain, isTrusted(chain, authType), trust.getAcceptedIssuers());
      throw refused;
    }
  }

  private boolean isTrusted(X509Certificate[] chain, String authType) {
    try {
      trust.checkServerTrusted(chain, authType);
      return true;
    } catch (CertificateException untrusted) {
      return false;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw onlyServersOnSockets();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw onlyServersOnSockets();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw onlyServersOnSockets();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw onlyServersOnSockets();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw onlyServersOnSockets();
  }

  private static CertificateException onlyServersOnSockets() {
    return new CertificateException("nobody but a server on a socket is judged here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
