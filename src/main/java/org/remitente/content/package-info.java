/**
 * The bytes of messages: cut into pieces while they are composed, read piece by piece while they
 * are handed over, kept for a time.
 *
 * <p>Door: {@link org.remitente.content.Contents}. Must never know what becomes of a message.
 */
package org.remitente.content;
