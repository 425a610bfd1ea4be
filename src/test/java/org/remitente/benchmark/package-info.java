/**
 * Measures the packaged product against nodemailer and {@code smtp-source} on this machine: plain
 * programs, which no test run starts. The README tells how.
 *
 * <p>{@link org.remitente.benchmark.Benchmark} is the door. Nothing here knows more of the product
 * than its contract and, to fill a queue and to count, its tables.
 */
package org.remitente.benchmark;
