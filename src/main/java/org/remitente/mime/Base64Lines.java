package org.remitente.mime;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Base64 in lines of 76 characters (RFC 2045 section 6.8), without an end of line behind the last
 * one. Encoded in large pieces: the encoder's own stream goes byte by byte.
 */
final class Base64Lines {

  private static final byte[] CRLF = {'\r', '\n'};
  private static final int BYTES_A_LINE = 57;
  private static final int PIECE = BYTES_A_LINE * 1024;
  private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(76, CRLF);

  private Base64Lines() {}

  /**
   * Encodes a stream.
   *
   * @param size how many bytes it has
   * @throws IOException also where it has more or fewer: what leaves must be the whole file
   */
  static void copy(InputStream in, long size, OutputStream out) throws IOException {
    byte[] piece = new byte[(int) Math.min(PIECE, size + 1)];
    long left = size;
    for (int read = in.readNBytes(piece, 0, piece.length);
        read > 0;
        read = in.readNBytes(piece, 0, piece.length)) {
      if (left < size) {
        out.write(CRLF);
      }
      left -= read;
      if (left < 0) {
        throw new IOException("More bytes than the " + size + " that were named");
      }
      write(piece, read, out);
    }
    if (left > 0) {
      throw new EOFException("Only " + (size - left) + " of " + size + " bytes");
    }
  }

  /** Encodes bytes that lie in memory. */
  static void write(byte[] bytes, int length, OutputStream out) throws IOException {
    ByteBuffer encoded = ENCODER.encode(ByteBuffer.wrap(bytes, 0, length));
    out.write(encoded.array(), 0, encoded.limit());
  }
}
