package org.remitente.diagnosis;

/**
 * What a reply speaks of. Topics name meanings and not sentences, since each server words its own;
 * {@code topics.txt} holds how they are recognised, in the languages in which servers speak.
 */
enum Topic {
  /** Encryption, in a sign-in that was refused: it is wanted and missing. */
  ENCRYPTION,

  /** Encryption is wanted for a message and missing, whatever the number says. */
  ENCRYPTION_WANTED,

  /** A version of TLS that the server no longer lets pass. */
  OLD_ENCRYPTION,

  /** LOGIN as a command, closed to everybody. */
  NO_LOGIN_COMMAND,

  /** What was asked for is written in a way that the server does not take. */
  BAD_ARGUMENT,

  /** A kind of sign-in that one of the two sides does not know. */
  MECHANISM,

  /** A password that a provider makes for one program, as two-step sign-in asks for. */
  APP_PASSWORD,

  /** The owner must sign in by hand and say that it was them. */
  BROWSER,

  /** A password that the provider finds too easy. */
  WEAK_PASSWORD,

  /** A password whose time is over. */
  EXPIRED_PASSWORD,

  /** A password that the provider wants another one in the place of, though it was right. */
  CHANGE_PASSWORD,

  /** A service that is switched off for a mailbox, or that nobody let it use. */
  SWITCHED_OFF,

  /** IMAP by its name. */
  IMAP,

  /** SMTP by its name. */
  SMTP,

  /** The service that was asked for, without its name. */
  SERVICE,

  /** Who looks after a domain. */
  ADMINISTRATOR,

  /** An account as such. */
  ACCOUNT,

  /** What a customer has and a password is no part of: a mailbox, a domain, a contract. */
  CONTRACT,

  /** Closed, by whomever. */
  CLOSED,

  /** Closed in words that fit nothing else than what a customer pays for. */
  SUSPENDED,

  /** What a provider or the maker of the server wants to be paid for. */
  LICENCE,

  /** A domain or an account that its owner has not made ready, or that nobody has approved yet. */
  NOT_SET_UP,

  /** Who signs in for somebody else, as administrators and delegates do. */
  DELEGATION,

  /** What somebody is not let do, or what is kept for others: a rule, and no password. */
  NOT_PERMITTED,

  /** Sending as such is closed to an account, whatever it sends. */
  SENDING_CLOSED,

  /** Too many attempts to sign in. */
  TOO_MANY_ATTEMPTS,

  /** Too many connections at once. */
  TOO_MANY_CONNECTIONS,

  /** Traffic of a mailbox, counted by the day. */
  BANDWIDTH,

  /** Where we come from. */
  OUR_ADDRESS,

  /** A place that nobody may sign in from, or that is not on a list of allowed ones. */
  PLACE,

  /** A user or a password, called wrong. */
  WRONG_CREDENTIALS,

  /** A sign-in, called failed, without a reason. */
  FAILED_SIGN_IN,

  /** An outage, in a sign-in that was refused: the password was not looked at. */
  OUTAGE,

  /** Time will help a folder: another holds it, or it could not be written. */
  TEMPORARY,

  /** The server says itself that another time will do, whatever its number says. */
  COME_AGAIN,

  /** How we introduced ourselves. */
  INTRODUCTION,

  /** Mail for others, through a server that carries none for strangers. */
  RELAY,

  /** A sign-in is missing. */
  AUTHENTICATION_WANTED,

  /** A sender that is refused as such, whatever it sends. */
  LISTED_SENDER,

  /** An address of a sender that cannot be one. */
  INVALID_SENDER,

  /** A domain in the sender's address that is not there. */
  SENDER_DOMAIN,

  /** An address in From that the one who signed in does not own. */
  FOREIGN_SENDER,

  /** An account that has sent as much as it may for now. */
  SENDING_LIMIT,

  /** Counted by the day, or over until tomorrow. */
  BY_THE_DAY,

  /** Counted by the hour. */
  BY_THE_HOUR,

  /** Counted by shorter times: slower would have been well. */
  TOO_FAST,

  /** Counted by the connection: another one begins anew. */
  BY_THE_CONNECTION,

  /** What one mailbox that others write to may receive. */
  RECEIVING_LIMIT,

  /** More recipients than one message may have. */
  TOO_MANY_RECIPIENTS,

  /** Strangers are asked to come again. */
  GREYLISTED,

  /** No room in a mailbox or on a server. */
  NO_ROOM,

  /** A message that weighs too much. */
  TOO_LARGE,

  /** A kind of file that is not let through. */
  FORBIDDEN_FILE,

  /** How the domain vouches for its mail. */
  DOMAIN_PROOF,

  /** Rules against unwanted mail, about the text or about whence it comes. */
  UNWANTED,

  /** Nobody is there under that address. */
  NOBODY,

  /** The same in words that speak of a recipient, so that nothing else can be meant. */
  NO_RECIPIENT,

  /** A message that is not built as it should be, which is ours to mend. */
  MALFORMED,

  /** A folder that is not there. */
  NO_FOLDER,

  /** A folder that only holds other folders. */
  NO_MESSAGES_IN_FOLDER,

  /** How a folder is called. */
  FOLDER_NAME,

  /** A folder that is not open for writing. */
  FORBIDDEN_FOLDER,

  /** Words that say no more than that something was refused; all else is a reason. */
  REFUSAL,

  /** A user or a password, whatever is said of it. */
  CREDENTIALS,

  /** The sender or its address, whatever is said of it. */
  SENDER,

  /** A recipient or its mailbox, whatever is said of it. */
  RECIPIENT,

  /** A folder, or what one may do in it. */
  FOLDER,

  /** A message as such. */
  MESSAGE,

  /** What the server asks for users and passwords, or keeps mail in, and does not reach. */
  BACKEND,

  /** How a command was given: its order, or what it was given beside an address. */
  COMMAND_FORM,

  /** Folders that would be too many or too deep. */
  FOLDER_LIMIT;

  /**
   * Whether words of a reply speak of it.
   *
   * @param words as {@link Evidence#words} has them: lower case, without accents
   */
  boolean isIn(String words) {
    return TopicPatterns.of(this).matcher(words).find();
  }

  /** What else the words say. */
  String removedFrom(String words) {
    return TopicPatterns.of(this).matcher(words).replaceAll(" ");
  }
}
