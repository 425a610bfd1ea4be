package org.remitente.mail;

/**
 * The folder in which copies are filed.
 *
 * @param name full name as people read it (decoded), with the server's own separator
 * @param created whether it had to be made
 */
public record SentFolder(String name, boolean created) {}
