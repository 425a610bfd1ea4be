package org.remitente.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.imap.protocol.Namespaces;

/** Asks a server for its folders. */
final class FolderLister {

  /** Characters of the longest name that is looked at. */
  private static final int MAX_NAME = 500;

  private static final int MAX_PREFIX = 200;

  private static final String ALL = "LIST \"\" \"*\"";

  private static final Logger LOG = Logger.getLogger(FolderLister.class.getName());

  private final ImapCommands commands;

  FolderLister(ImapCommands commands) {
    this.commands = commands;
  }

  FolderList list() throws MailFailureException {
    List<ListedFolder> folders = folders();
    return new FolderList(folders, prefix(folders));
  }

  /** RFC 6154 section 2: a plain LIST may leave the attributes out. */
  private List<ListedFolder> folders() throws MailFailureException {
    if (commands.offers("SPECIAL-USE") && commands.offers("LIST-EXTENDED")) {
      try {
        return read(commands.say(Stage.MAILBOX, ALL + " RETURN (SPECIAL-USE)", null));
      } catch (MailFailureException e) {
        if (e.failure().kind() != FailureKind.REFUSED || !commands.network().isUsable()) {
          throw e;
        }
      }
    }
    return read(commands.say(Stage.MAILBOX, ALL, null));
  }

  private static List<ListedFolder> read(Response[] answer) {
    List<ListedFolder> folders = new ArrayList<>();
    for (Response response : answer) {
      if (response instanceof IMAPResponse list && list.keyEquals("LIST")) {
        addTo(folders, list);
      }
    }
    return folders;
  }

  /** A line that cannot be read is one folder less to choose from. */
  private static void addTo(List<ListedFolder> folders, IMAPResponse list) {
    try {
      ListInfo info = new ListInfo(list);
      if (info.name != null && isUsable(info.name)) {
        folders.add(new ListedFolder(info.name, info.separator, attributes(info)));
      }
    } catch (ParsingException | RuntimeException unreadable) {
      LOG.log(Level.FINE, "A line of LIST cannot be read: {0}", unreadable.getClass().getName());
    }
  }

  /** The names are the server's: such a one could neither be stored nor shown. */
  private static boolean isUsable(String name) {
    return name.length() <= MAX_NAME && name.chars().noneMatch(Character::isISOControl);
  }

  private static Set<String> attributes(ListInfo info) {
    return Arrays.stream(info.attrs)
        .map(attribute -> attribute.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private String prefix(List<ListedFolder> folders) throws MailFailureException {
    if (!commands.offers("NAMESPACE")) {
      return FolderList.prefixShownBy(folders);
    }
    for (Response response : commands.say(Stage.MAILBOX, "NAMESPACE", null)) {
      if (response instanceof IMAPResponse namespace && namespace.keyEquals("NAMESPACE")) {
        return personal(namespace, folders);
      }
    }
    return FolderList.prefixShownBy(folders);
  }

  private static String personal(IMAPResponse response, List<ListedFolder> folders) {
    try {
      Namespaces.Namespace[] personal = new Namespaces(response).personal;
      String prefix = personal == null || personal.length == 0 ? "" : personal[0].prefix;
      return prefix.length() <= MAX_PREFIX && isUsable(prefix) ? prefix : "";
    } catch (ProtocolException | RuntimeException unreadable) {
      return FolderList.prefixShownBy(folders);
    }
  }
}
