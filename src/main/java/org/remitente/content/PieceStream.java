package org.remitente.content;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.remitente.shared.TooLargeException;

/**
 * Cuts what is written into pieces of one size, the last one shorter; refuses more than a limit.
 */
public final class PieceStream extends OutputStream {

  static final int PIECE = 256 * 1024;

  private final BiConsumer<Integer, byte[]> pieces;
  private final Long limit;
  private final byte[] piece = new byte[PIECE];
  private int filled;
  private int position;
  private long size;

  /**
   * @param pieces gets each piece with its position
   * @param limit the most bytes, or null for no limit
   */
  public PieceStream(BiConsumer<Integer, byte[]> pieces, Long limit) {
    this.pieces = pieces;
    this.limit = limit;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    size += length;
    if (limit != null && size > limit) {
      throw new TooLargeException("message", limit);
    }
    for (int done = 0; done < length; ) {
      int part = Math.min(length - done, PIECE - filled);
      System.arraycopy(bytes, offset + done, piece, filled, part);
      filled += part;
      done += part;
      if (filled == PIECE) {
        cut();
      }
    }
  }

  /** Cuts the last piece. */
  @Override
  public void close() {
    if (filled > 0) {
      cut();
    }
  }

  /** How many bytes were written so far. */
  public long size() {
    return size;
  }

  private void cut() {
    pieces.accept(position, Arrays.copyOf(piece, filled));
    position++;
    filled = 0;
  }
}
