package org.remitente.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection that takes as much as a test wants. */
final class FakeConnection extends ServletOutputStream {

  /** What the container was asked for. */
  final List<String> container = new ArrayList<>();

  boolean ready = true;
  boolean lost;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int flushed;

  /** Gives itself to a stream. */
  void begin(EventStream stream) {
    AsyncContext context =
        (AsyncContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (proxy, method, args) -> {
                  container.add(method.getName());
                  return null;
                });
    stream.begin(context, this);
    stream.onWritePossible();
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void setWriteListener(WriteListener listener) {}

  @Override
  public void write(int each) throws IOException {
    if (lost) {
      throw new IOException("connection reset");
    }
    bytes.write(each);
  }

  @Override
  public void flush() {
    flushed = bytes.size();
  }

  String arrived() {
    return bytes.toString(StandardCharsets.UTF_8).substring(0, flushed);
  }
}
