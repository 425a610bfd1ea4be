package org.remitente.mime;

import org.remitente.shared.EmailAddress;

/**
 * An address in a header.
 *
 * @param address the address
 * @param name the name to show, or null; without control characters
 */
public record MailAddress(EmailAddress address, String name) {}
