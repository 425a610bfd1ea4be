package org.remitente.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A folder of a scripted server; safe for the threads of several connections. */
final class MailFolder {

  static final long UID_VALIDITY = 1;

  private final String name;
  private final List<String> attributes;
  private final List<StoredMessage> messages = new ArrayList<>();
  private long nextUid = 1;
  private boolean subscribed = true;

  MailFolder(String name, List<String> attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  String name() {
    return name;
  }

  List<String> attributes() {
    return attributes;
  }

  synchronized boolean subscribed() {
    return subscribed;
  }

  synchronized void subscribe(boolean wanted) {
    subscribed = wanted;
  }

  synchronized List<StoredMessage> messages() {
    return List.copyOf(messages);
  }

  synchronized long nextUid() {
    return nextUid;
  }

  synchronized long append(List<String> flags, byte[] content) {
    messages.add(new StoredMessage(nextUid, Set.copyOf(flags), content));
    return nextUid++;
  }

  /** Adds, removes or sets flags as the sign says ({@code +}, {@code -} or neither). */
  synchronized void flag(long uid, char sign, List<String> flags) {
    messages.replaceAll(
        message ->
            message.uid() == uid ? message.withFlags(changed(message, sign, flags)) : message);
  }

  synchronized void expunge() {
    messages.removeIf(message -> message.flags().contains("\\Deleted"));
  }

  private static Set<String> changed(StoredMessage message, char sign, List<String> flags) {
    Set<String> changed = new HashSet<>(sign == '+' || sign == '-' ? message.flags() : Set.of());
    if (sign == '-') {
      flags.forEach(changed::remove);
    } else {
      changed.addAll(flags);
    }
    return changed;
  }
}
