package org.remitente.mail;

/**
 * The way by which messages leave: one account's server. Verification and documents take the same.
 */
public interface MailTransport {

  /**
   * Connects, encrypts and signs in.
   *
   * @param stages hears of each stage up to {@link Stage#LOGIN}, and of those of each submission
   * @throws MailFailureException where any stage fails
   */
  Connection connect(StageListener stages) throws MailFailureException;

  /** A connection that is signed in; serves one thread, one message after the other. */
  interface Connection extends AutoCloseable {

    /** What the server told about itself. */
    ServerFacts facts();

    /**
     * Whether connecting has proved that one may send; an API is asked with the first message only.
     */
    default boolean hasSignedIn() {
      return true;
    }

    /**
     * Whether a message of a size is to bear its Bcc field: where there is no envelope, the
     * recipients are those of the fields, and the provider takes that one out.
     *
     * @param size in bytes
     */
    default boolean takesBcc(long size) {
      return false;
    }

    /**
     * Submits one message. A refusal of this message leaves the connection usable for the next.
     *
     * @param handOver told between the server's 354 and the first byte of the content
     */
    SubmissionReceipt submit(Envelope envelope, MessageContent content, HandOver handOver);

    /** Whether the connection can serve another message. */
    boolean usable();

    /** Says good-bye where that is still possible; never fails. */
    @Override
    void close();
  }
}
