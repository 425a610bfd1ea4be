/**
 * Who does what for which account: one row an account and kind of work, claimed by one node at a
 * time with a lease, on any number of nodes. A webhook is claimed as an account is.
 *
 * <p>Doors: {@link org.remitente.work.AccountWork} for whoever makes work due, {@link
 * org.remitente.work.WorkLoops} for whoever does it, {@link org.remitente.work.RetryPolicy} for
 * whoever tries again. Must never know what the work is.
 */
package org.remitente.work;
