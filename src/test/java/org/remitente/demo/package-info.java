/**
 * The demo behind {@code mvn -Pdemo}: the product as users get it, beside a mail server in memory,
 * and a start page that tells what to type and shows what arrived.
 *
 * <p>Uses the product by HTTP only, as any client does.
 */
package org.remitente.demo;
