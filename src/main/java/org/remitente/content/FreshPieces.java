package org.remitente.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The first pieces of messages that this node has just stored, and will most likely hand over in a
 * moment. Where many wait, those that came first are kept, since they are handed over first; what
 * was not wanted in a while, as where an account has reached its limit, makes room.
 */
@ApplicationScoped
public class FreshPieces {

  /** Some hundred invoices; much more would keep the garbage collector busy. */
  static final int ROOM = 8 * 1024 * 1024;

  static final Duration LONGEST = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final Map<Key, Piece> pieces = new LinkedHashMap<>();
  private long size;

  private record Key(String companyId, String message) {}

  private record Piece(byte[] bytes, long keptAtNanos) {}

  /** For the container. */
  FreshPieces() {
    this(System::nanoTime);
  }

  FreshPieces(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Keeps a piece where there is room for it. */
  public synchronized void keep(String companyId, String message, byte[] piece) {
    forget(companyId, message);
    if (size + piece.length <= ROOM) {
      pieces.put(new Key(companyId, message), new Piece(piece, nanoTime.getAsLong()));
      size += piece.length;
    }
  }

  private void forgetOld() {
    long now = nanoTime.getAsLong();
    var oldest = pieces.values().iterator();
    while (oldest.hasNext()) {
      Piece piece = oldest.next();
      if (now - piece.keptAtNanos() <= LONGEST.toNanos()) {
        return;
      }
      size -= piece.bytes().length;
      oldest.remove();
    }
  }

  synchronized Optional<byte[]> find(String companyId, String message) {
    forgetOld();
    return Optional.ofNullable(pieces.get(new Key(companyId, message))).map(Piece::bytes);
  }

  /** It was handed over, or not stored: nobody will ask for it soon. */
  public synchronized void forget(String companyId, String message) {
    forgetOld();
    Piece piece = pieces.remove(new Key(companyId, message));
    size -= piece == null ? 0 : piece.bytes().length;
  }
}
