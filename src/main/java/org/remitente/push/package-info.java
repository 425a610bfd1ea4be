/**
 * Push: sockets by which open pages hear at once that something of their company has changed on
 * this node, and then ask what. The pages work without them.
 *
 * <p>No door for other features: it observes their events. Says nothing but that something changed,
 * so that a socket that outlives a right tells nobody anything. Must never know {@code rest}.
 */
package org.remitente.push;
