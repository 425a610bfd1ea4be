package org.remitente.outbox;

import java.util.Set;

/**
 * Messages of a company were accepted, or they or their copies stand elsewhere than before. The
 * database tells more; observed after success, only to wake up whoever shows them.
 */
public record MessagesChanged(String companyId, Set<String> ids) {

  public MessagesChanged {
    ids = Set.copyOf(ids);
  }

  static MessagesChanged one(String companyId, String id) {
    return new MessagesChanged(companyId, Set.of(id));
  }
}
