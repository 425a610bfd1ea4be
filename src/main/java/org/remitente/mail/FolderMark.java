package org.remitente.mail;

/**
 * How far a folder has been looked through (RFC 3501 section 2.3.1.1): numbers of the server, which
 * say nothing of what lies there.
 *
 * @param validity that of the folder's numbers; another one later means that all are new
 * @param lastUid the number of the last mail that was looked at, 0 for none
 */
public record FolderMark(long validity, long lastUid) {}
