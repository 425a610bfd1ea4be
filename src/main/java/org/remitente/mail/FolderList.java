package org.remitente.mail;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.remitente.shared.Language;

/**
 * All folders of a mailbox, and which of them is the Sent folder.
 *
 * @param folders as LIST told them
 * @param prefix of the personal namespace (RFC 2342), such as {@code INBOX.}; empty where there is
 *     none
 */
record FolderList(List<ListedFolder> folders, String prefix) {

  private static final int MAX_TOLD = 20;

  FolderList {
    folders = List.copyOf(folders);
  }

  /** The folder with a full name; where only the prefix is missing, with the prefix. */
  Optional<ListedFolder> named(String name) {
    return exactly(name).or(() -> prefix.isEmpty() ? Optional.empty() : exactly(prefix + name));
  }

  private Optional<ListedFolder> exactly(String name) {
    return folders.stream()
        .filter(ListedFolder::canBeOpened)
        .filter(folder -> isName(folder, name))
        .findFirst();
  }

  private static boolean isName(ListedFolder folder, String name) {
    return folder.isInbox() ? folder.name().equalsIgnoreCase(name) : folder.name().equals(name);
  }

  /** The Sent folder: by its attribute (RFC 6154), else by its name. */
  Optional<ListedFolder> sent(Language language) {
    Comparator<ListedFolder> best =
        Comparator.comparingInt(
                (ListedFolder folder) -> SentFolderNames.rank(folder.lastPart(), language))
            .thenComparingInt(folder -> folder.name().length());
    Optional<ListedFolder> marked =
        folders.stream().filter(ListedFolder::canBeOpened).filter(ListedFolder::isSent).min(best);
    return marked.or(
        () ->
            folders.stream()
                .filter(ListedFolder::canBeOpened)
                .filter(folder -> isTopLevel(folder))
                .filter(folder -> isKnown(folder, language))
                .min(best));
  }

  private static boolean isKnown(ListedFolder folder, Language language) {
    return SentFolderNames.rank(folder.lastPart(), language) < Integer.MAX_VALUE;
  }

  /** A customer's folder below another one may be called so too. */
  private boolean isTopLevel(ListedFolder folder) {
    String below =
        folder.name().startsWith(prefix) ? folder.name().substring(prefix.length()) : folder.name();
    String inbox = "INBOX" + folder.separator();
    String rest =
        below.regionMatches(true, 0, inbox, 0, inbox.length())
            ? below.substring(inbox.length())
            : below;
    return folder.separator() == 0 || rest.indexOf(folder.separator()) < 0 || rest.startsWith("[");
  }

  /** The names for people who have to choose one, at most {@value #MAX_TOLD}. */
  String told(Redaction redaction) {
    return folders.stream()
        .filter(ListedFolder::canBeOpened)
        .map(folder -> redaction.clean(folder.name()))
        .limit(MAX_TOLD)
        .collect(Collectors.joining(", "));
  }

  /**
   * The prefix as the folders show it, for servers that do not tell their namespace: everything
   * lies below the INBOX.
   */
  static String prefixShownBy(List<ListedFolder> folders) {
    List<ListedFolder> others = folders.stream().filter(folder -> !folder.isInbox()).toList();
    if (others.isEmpty() || others.get(0).separator() == 0) {
      return "";
    }
    String prefix = "INBOX" + others.get(0).separator();
    boolean all =
        others.stream().allMatch(f -> f.name().regionMatches(true, 0, prefix, 0, prefix.length()));
    return all ? prefix : "";
  }
}
