package org.remitente.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.remitente.network.NetworkFailure.Kind;

/**
 * TLS 1.2 or newer over a connection that stands (RFC 8314, RFC 8997), with the certificate checked
 * against the configured name (RFC 6125).
 */
final class TlsHandshake {

  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private TlsHandshake() {}

  static SSLSocket over(Socket raw, ResolvedHost host, TlsTrust trust, int replyMillis)
      throws NetworkFailure {
    CertificateJudge judge = new CertificateJudge(trust.trustManager());
    try {
      raw.setSoTimeout(replyMillis);
      SSLSocket socket = layered(raw, host, judge);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      throw judge.fault() != null ? judge.fault() : new NetworkFailure(kindInHandshake(e));
    }
  }

  private static SSLSocket layered(Socket raw, ResolvedHost host, CertificateJudge judge)
      throws IOException {
    String name = host.name().value();
    SSLSocket socket =
        (SSLSocket) context(judge).getSocketFactory().createSocket(raw, name, host.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!host.name().isAddress()) {
      parameters.setServerNames(List.of(new SNIHostName(name)));
    }
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static SSLContext context(CertificateJudge judge) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {judge}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS in this JDK", e);
    }
  }

  private static Kind kindInHandshake(IOException cause) {
    String words = String.valueOf(cause.getMessage());
    if (words.contains("Unsupported or unrecognized SSL message")
        || words.contains("plaintext connection")) {
      return Kind.NOT_TLS;
    }
    return kind(cause);
  }

  /** What an error of a socket, encrypted or not, means. */
  static Kind kind(IOException cause) {
    if (cause instanceof NetworkFailure known) {
      return known.kind();
    }
    if (cause instanceof SocketTimeoutException) {
      return Kind.SILENCE;
    }
    boolean ended =
        cause instanceof EOFException
            || cause instanceof SocketException
            || cause.getCause() instanceof EOFException
            || cause.getCause() instanceof SocketException;
    return ended || !(cause instanceof SSLException) ? Kind.LOST : Kind.HANDSHAKE;
  }
}
