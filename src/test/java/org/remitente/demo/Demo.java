package org.remitente.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.remitente.testing.ProductProcess;

/** The product to try out, at http://localhost:8080; it ends with Ctrl-C. */
public final class Demo {

  private static final int PORT = 8080;

  private Demo() {}

  /**
   * Starts the demo and stays until it is interrupted.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws InterruptedException {
    ProductProcess product = new ProductProcess(Path.of("target", "demo-data"), PORT, Map.of());
    product.start();
    System.out.println("Remitente: " + product.uri("/"));
    new CountDownLatch(1).await();
  }
}
