/**
 * What a load balancer or an orchestrator asks this node: is it alive, and can it serve.
 *
 * <p>Owns the checks of MicroProfile Health, which the server shows at {@code /health} (WildFly: on
 * the management port). It has no public door. Anybody may read its answers, so they name no host,
 * no address and no cause; those are in the log. It must never change anything, nor ask a mail
 * server: other people's servers being down is no reason to take this node away.
 */
package org.remitente.health;
