/**
 * What a load balancer, an orchestrator or Prometheus asks this node: is it alive, can it serve,
 * and what has it done.
 *
 * <p>Owns the checks of MicroProfile Health, which the server shows at {@code /health} (WildFly: on
 * the management port), and the figures. Door: {@link org.remitente.health.Metrics}, which {@code
 * rest} shows to the operator. Anybody may read the checks, so they name no host, no address and no
 * cause; those are in the log. It must never change anything, nor ask a mail server: other people's
 * servers being down is no reason to take this node away.
 */
package org.remitente.health;
