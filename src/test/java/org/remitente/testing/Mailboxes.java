package org.remitente.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Users and their mail in memory, shared by a {@link ScriptedSmtpServer} and a {@link
 * ScriptedImapServer} so that what one accepts is seen in the other's INBOX.
 *
 * <p>Folder names are those of the wire (modified UTF-7 of RFC 3501, 5.1.3): {@code Elementos
 * enviados}, {@code Envoy&AOk-s}.
 */
public final class Mailboxes {

  private record Account(String password, Map<String, MailFolder> folders) {}

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private volatile String separator = "/";

  /**
   * Adds a user, who signs in with and receives at this address, with the folders INBOX, Drafts
   * ({@code \Drafts}) and Sent ({@code \Sent}).
   */
  public Mailboxes user(String address, String password) {
    return emptyUser(address, password)
        .folder(address, "Drafts", "\\Drafts")
        .folder(address, "Sent", "\\Sent");
  }

  /** Adds a user with INBOX only. */
  public Mailboxes emptyUser(String address, String password) {
    accounts.put(
        address, new Account(password, Collections.synchronizedMap(new LinkedHashMap<>())));
    return folder(address, "INBOX");
  }

  /** Gives a user one more address to receive at and to sign in with. */
  public Mailboxes alias(String address, String user) {
    accounts.put(address, accounts.get(user));
    return this;
  }

  /** Adds a folder with attributes as {@code \Sent} or {@code \Noselect} (RFC 6154, RFC 3501). */
  public Mailboxes folder(String address, String name, String... attributes) {
    folders(address).put(name, new MailFolder(name, List.of(attributes)));
    return this;
  }

  /** Sets the separator of folder levels, {@code /} otherwise. */
  public Mailboxes separator(String character) {
    separator = character;
    return this;
  }

  /** The messages of a folder, oldest first; fails where there is no such user or folder. */
  public List<StoredMessage> messages(String address, String folder) {
    MailFolder found = find(address, folder);
    if (found == null) {
      throw new IllegalArgumentException("No folder " + folder + " of " + address);
    }
    return found.messages();
  }

  /** The names of a user's folders. */
  public List<String> folderNames(String address) {
    Map<String, MailFolder> folders = folders(address);
    synchronized (folders) {
      return List.copyOf(folders.keySet());
    }
  }

  /** Puts a message into the INBOX of a user; whether there is such a user. */
  public boolean deliver(String address, byte[] message) {
    if (!accounts.containsKey(address)) {
      return false;
    }
    find(address, "INBOX").append(List.of(), message);
    return true;
  }

  /** Puts a message into a folder of a user, as a provider does that keeps what was submitted. */
  public void file(String address, String folder, byte[] message) {
    find(address, folder).append(List.of("\\Seen"), message);
  }

  boolean accepts(String user, String password) {
    Account account = accounts.get(user);
    return account != null && account.password().equals(password);
  }

  String separator() {
    return separator;
  }

  MailFolder find(String address, String name) {
    Map<String, MailFolder> folders = folders(address);
    synchronized (folders) {
      return folders.get("INBOX".equalsIgnoreCase(name) ? "INBOX" : name);
    }
  }

  List<MailFolder> all(String address) {
    Map<String, MailFolder> folders = folders(address);
    synchronized (folders) {
      return new ArrayList<>(folders.values());
    }
  }

  boolean create(String address, MailFolder folder) {
    Map<String, MailFolder> folders = folders(address);
    synchronized (folders) {
      return folders.putIfAbsent(folder.name(), folder) == null;
    }
  }

  private Map<String, MailFolder> folders(String address) {
    Account account = accounts.get(address);
    if (account == null) {
      throw new IllegalArgumentException("No user " + address);
    }
    return account.folders();
  }
}
