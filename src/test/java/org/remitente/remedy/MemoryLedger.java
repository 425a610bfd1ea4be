package org.remitente.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger in memory that an hour never passes in. */
final class MemoryLedger implements SignInLedger {

  /** What stands in it: {@code server|username}. */
  final List<String> entries = new ArrayList<>();

  private final int limit;

  MemoryLedger() {
    this(10);
  }

  MemoryLedger(int limit) {
    this.limit = limit;
  }

  @Override
  public synchronized Optional<String> begin(String server, String username) {
    String entry = server + '|' + username;
    if (entries.stream().filter(entry::equals).count() >= limit) {
      return Optional.empty();
    }
    entries.add(entry);
    return Optional.of(entry);
  }

  @Override
  public synchronized void accepted(String server, String username) {
    entries.removeIf((server + '|' + username)::equals);
  }

  @Override
  public synchronized void unjudged(String id) {
    entries.remove(id);
  }
}
