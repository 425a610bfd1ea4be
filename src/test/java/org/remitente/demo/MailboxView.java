package org.remitente.demo;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import java.util.Comparator;
import java.util.List;

/**
 * A folder as the start page shows it.
 *
 * @param owner whose it is
 * @param folder its name
 * @param messages what lies in it, newest first
 */
record MailboxView(String owner, String folder, List<MessageView> messages) {

  static MailboxView of(GreenMailUser user, MailFolder folder) {
    List<MessageView> messages =
        folder.getNonDeletedMessages().stream()
            .map(stored -> MessageView.of(stored.getMimeMessage(), stored.getReceivedDate()))
            .sorted(Comparator.comparing(MessageView::received).reversed())
            .toList();
    return new MailboxView(user.getEmail(), folder.getName(), messages);
  }

  /** Whether there is nothing to show; a name of its own, since the template reads it. */
  boolean empty() {
    return messages.isEmpty();
  }
}
