package org.remitente.content;

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

  /**
   * The stored bytes of a message behind a field.
   *
   * @param front the field with its line's end, or empty
   */
  static StoredContent of(String front, long stored, IntFunction<byte[]> pieces) {
    return new StoredContent(front.getBytes(StandardCharsets.US_ASCII), stored, pieces);
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
