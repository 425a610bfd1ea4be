package org.remitente.account;

/**
 * The settings of an account as somebody typed them: any of them may be missing or wrong, and a
 * verification says so.
 *
 * @param address the sender
 * @param displayName the name that recipients see, or null
 * @param smtp the server that takes messages
 * @param saveSentCopy whether a copy belongs into the Sent folder
 * @param imap the server that files the copy; not looked at unless a copy is wanted
 * @param sentFolder full name of the folder as people read it, or null to find it
 * @param acceptUnencrypted consent to sign in over a connection in clear text
 * @param preferred whether this is to be the company's default account
 * @param limits how much may be sent over it
 * @param readDeliveryReports whether reports of undelivered messages are looked for in the mailbox;
 *     nothing where no copy is wanted, since then there is none
 */
public record AccountSettings(
    String address,
    String displayName,
    ServerSettings smtp,
    boolean saveSentCopy,
    ServerSettings imap,
    String sentFolder,
    boolean acceptUnencrypted,
    boolean preferred,
    SendingLimits limits,
    boolean readDeliveryReports) {}
