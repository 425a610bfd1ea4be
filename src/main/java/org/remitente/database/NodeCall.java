package org.remitente.database;

/**
 * What another node on the same database called.
 *
 * @param word one of those that it gave to {@link NodeCalls#call}
 */
public record NodeCall(String word) {}
