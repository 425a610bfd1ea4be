package org.remitente.mail;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;

/** Where copies are filed: one account's mailbox. */
public interface MailStore {

  /**
   * Connects, encrypts and signs in.
   *
   * @param stages hears of each stage up to {@link Stage#LOGIN}
   * @throws MailFailureException where any stage fails
   */
  Connection connect(StageListener stages) throws MailFailureException;

  /** A connection that is signed in; serves one thread. */
  interface Connection extends AutoCloseable {

    /** What the server told about itself. */
    ServerFacts facts();

    /**
     * Finds the Sent folder: the one that was named; else by SPECIAL-USE (RFC 6154), else by its
     * usual names; where there is none at all, makes one and subscribes to it. Stage {@link
     * Stage#MAILBOX}.
     *
     * @param named the folder's full name as people read it, or null to find it; the personal
     *     namespace's prefix is added where only that is missing
     * @param language gives the name of a new folder
     * @throws MailFailureException kind {@link FailureKind#FOLDER_MISSING} where the named one is
     *     not there (fact {@code folders} lists those that are), or the server's refusal
     */
    SentFolder sentFolder(String named, Language language) throws MailFailureException;

    /**
     * Whether a folder holds a message, also where its provider has replaced the Message-ID. Stage
     * {@link Stage#MAILBOX}.
     *
     * @param folder full name as people read it; {@code INBOX} for what arrived
     */
    boolean holds(String folder, MessageTrace trace) throws MailFailureException;

    /**
     * The one sender (From) that a message in a folder names, which may be another one than it left
     * with; empty where it is not there or that cannot be told. Stage {@link Stage#MAILBOX}.
     *
     * @param folder full name as people read it
     */
    Optional<EmailAddress> sender(String folder, MessageTrace trace) throws MailFailureException;

    /**
     * The largest message that can be filed in a folder, in bytes (RFC 7889), or null where the
     * server does not say. Stage {@link Stage#MAILBOX}.
     *
     * @param folder full name as people read it
     */
    Long sizeLimit(String folder) throws MailFailureException;

    /**
     * How much of the mailbox is taken (RFC 9208); empty where the server has no limit, or does not
     * tell. Stage {@link Stage#MAILBOX}.
     *
     * @param folder full name as people read it
     */
    Optional<MailboxRoom> room(String folder) throws MailFailureException;

    /**
     * Reads the mails of a folder that look like delivery reports, the oldest first, and changes
     * nothing there, no flag either. One call reads a limited number of them, each as far as a
     * limit; whoever has reached more than before calls again. Stage {@link Stage#MAILBOX}.
     *
     * @param folder full name as people read it
     * @param after how far it was looked through before, or null for not at all
     * @param since what came before that day is passed over
     */
    void readReports(String folder, FolderMark after, OffsetDateTime since, ReportReader reader)
        throws MailFailureException;

    /**
     * Files a message as read ({@code \Seen}). Stage {@link Stage#APPEND}.
     *
     * @param folder full name as people read it
     * @param received the internal date
     */
    void append(String folder, MessageContent content, OffsetDateTime received)
        throws MailFailureException;

    /** Says good-bye where that is still possible; never fails. */
    @Override
    void close();
  }
}
