package org.remitente.network;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A guarded connection in the shape that a mail library wants. It is connected and has its limits
 * already: what the library would set is not taken over.
 */
final class ConnectedSocket extends Socket {

  private final GuardedConnection connection;

  ConnectedSocket(GuardedConnection connection) {
    this.connection = connection;
  }

  @Override
  public void connect(SocketAddress endpoint) {
    // It is connected.
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) {
    // It is connected.
  }

  @Override
  public void setSoTimeout(int timeout) {
    // Each read sets its own.
  }

  @Override
  public InputStream getInputStream() {
    return connection.input();
  }

  @Override
  public OutputStream getOutputStream() {
    return connection.output();
  }

  @Override
  public InetAddress getInetAddress() {
    return connection.address();
  }

  @Override
  public int getPort() {
    return connection.raw().getPort();
  }

  @Override
  public InetAddress getLocalAddress() {
    return connection.raw().getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return connection.raw().getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return connection.raw().getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return connection.raw().getLocalSocketAddress();
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return connection.raw().isClosed();
  }

  @Override
  public void close() {
    connection.close();
  }
}
