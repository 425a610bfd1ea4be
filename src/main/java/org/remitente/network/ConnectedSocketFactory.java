package org.remitente.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Hands out one connection that stands already, once: a library that would connect again by itself
 * must not.
 */
final class ConnectedSocketFactory extends SocketFactory {

  private final GuardedConnection connection;
  private boolean handedOut;

  ConnectedSocketFactory(GuardedConnection connection) {
    this.connection = connection;
  }

  @Override
  public Socket createSocket() throws IOException {
    if (handedOut) {
      throw new IOException("the one connection is handed out");
    }
    handedOut = true;
    return new ConnectedSocket(connection);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket();
  }
}
