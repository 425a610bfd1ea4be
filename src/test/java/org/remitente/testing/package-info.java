/**
 * How tests reach the product as users do: over HTTP.
 *
 * <p>Two ways: {@link org.remitente.testing.RunningProduct}, one server that all classes with
 * {@link org.remitente.testing.ProductTest} share, and {@link
 * org.remitente.testing.ProductProcess}, a server of the test's own that it may kill.
 */
package org.remitente.testing;
