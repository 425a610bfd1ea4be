package org.remitente.outbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.remitente.mail.MessageContent;

/**
 * A stored message that is read piece by piece as it is written: one piece is in memory at a time.
 *
 * @param front what stands in front of the stored bytes; empty but for a filed copy with blind
 *     recipients
 * @param stored how many bytes are stored
 * @param pieces reads the piece at a position
 */
record StoredContent(byte[] front, long stored, IntFunction<byte[]> pieces)
    implements MessageContent {

  /** The stored bytes of a message. */
  static StoredContent of(OutboxMessage message, StoredPieces pieces) {
    return of(message, "", pieces);
  }

  /** The same with a Bcc field in front, where the message has blind recipients. */
  static StoredContent withBcc(OutboxMessage message, StoredPieces pieces) {
    return of(message, message.bccHeader(), pieces);
  }

  private static StoredContent of(OutboxMessage message, String front, StoredPieces pieces) {
    String companyId = message.companyId();
    String id = message.id();
    return new StoredContent(
        front.getBytes(StandardCharsets.US_ASCII),
        message.size(),
        position -> pieces.read(companyId, id, position));
  }

  @Override
  public long size() {
    return front.length + stored;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(front);
    long count = (stored + PieceStream.PIECE - 1) / PieceStream.PIECE;
    for (int position = 0; position < count; position++) {
      out.write(pieces.apply(position));
    }
  }
}
