package org.remitente.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first pieces of messages that this node has just stored, and will most likely hand over in a
 * moment: the oldest make room for new ones.
 */
@ApplicationScoped
class FreshPieces {

  private static final long ROOM = 32L * 1024 * 1024;

  private final Map<Key, byte[]> pieces = new LinkedHashMap<>();
  private long size;

  private record Key(String companyId, String message) {}

  synchronized void keep(String companyId, String message, byte[] piece) {
    forget(companyId, message);
    pieces.put(new Key(companyId, message), piece);
    size += piece.length;
    var oldest = pieces.entrySet().iterator();
    while (size > ROOM) {
      size -= oldest.next().getValue().length;
      oldest.remove();
    }
  }

  synchronized Optional<byte[]> find(String companyId, String message) {
    return Optional.ofNullable(pieces.get(new Key(companyId, message)));
  }

  /** It was handed over, and is read seldom from now on. */
  synchronized void forget(String companyId, String message) {
    byte[] piece = pieces.remove(new Key(companyId, message));
    size -= piece == null ? 0 : piece.length;
  }
}
