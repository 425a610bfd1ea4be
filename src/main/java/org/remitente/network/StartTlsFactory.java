package org.remitente.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Encrypts the one connection after STARTTLS. The handshake is done here, for the configured name,
 * and what is given back is no {@code SSLSocket}: the library cannot change how it was checked, and
 * lines are heard decrypted.
 */
final class StartTlsFactory extends SSLSocketFactory {

  private static final String[] NONE = {};

  private final GuardedConnection connection;

  StartTlsFactory(GuardedConnection connection) {
    this.connection = connection;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    connection.startTls();
    return new ConnectedSocket(connection);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return NONE.clone();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return NONE.clone();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw newConnection();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw newConnection();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw newConnection();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw newConnection();
  }

  private static IOException newConnection() {
    return new IOException("only the connection that stands is encrypted");
  }
}
