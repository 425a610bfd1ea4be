package org.remitente.outbox;

/**
 * The document that a message carries, as far as lists show it and search for it.
 *
 * @param type its type's name in the contract, such as {@code invoice}
 * @param number its number
 */
public record DocumentReference(String type, String number) {}
