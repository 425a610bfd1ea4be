/**
 * Sends what is due: claims accounts, hands messages over, and writes down what became of each.
 *
 * <p>Door: none; {@code Dispatcher} is woken by {@code work}. Others hear of attempts by {@link
 * org.remitente.delivery.AttemptEnded}, and let new messages go first by {@link
 * org.remitente.delivery.RightOfWay}. Must never know what a message says, nor who files copies.
 */
package org.remitente.delivery;
