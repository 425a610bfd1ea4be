package org.remitente.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * A file of bytes that no encoding can guess, made while it is read, and known again by its hash:
 * nobody here ever holds it whole.
 *
 * @param seed the same bytes for the same one
 * @param size how many
 */
record LargeFile(long seed, long size) {

  /** The bytes of the file. */
  InputStream open() {
    SplittableRandom random = new SplittableRandom(seed);
    return new InputStream() {

      private final byte[] block = new byte[8192];
      private int used = block.length;
      private long left = size;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        if (left == 0) {
          return -1;
        }
        if (used == block.length) {
          random.nextBytes(block);
          used = 0;
        }
        int read = (int) Math.min(Math.min(length, block.length - used), left);
        System.arraycopy(block, used, bytes, offset, read);
        used += read;
        left -= read;
        return read;
      }
    };
  }

  /** The hash of the file. */
  String hash() {
    try (InputStream in = open()) {
      return hash(in);
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
  }

  /** The hash of a whole message, whether its lines end in CRLF or as a Maildir keeps them. */
  static String hashOfLines(InputStream message) throws IOException {
    Digest digest = new Digest();
    byte[] buffer = new byte[16_384];
    for (int read = message.read(buffer); read > 0; read = message.read(buffer)) {
      int kept = 0;
      for (int i = 0; i < read; i++) {
        if (buffer[i] != '\r') {
          buffer[kept++] = buffer[i];
        }
      }
      digest.write(buffer, 0, kept);
    }
    return digest.hex();
  }

  /** The hash of the only base64 part of a message. */
  static String hashOfAttachment(InputStream message) throws IOException {
    Digest digest = new Digest();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(message, StandardCharsets.ISO_8859_1));
    boolean encoded = false;
    boolean inside = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("--")) {
        encoded = false;
        inside = false;
      } else if (inside) {
        digest.write(Base64.getDecoder().decode(line));
      } else if (line.isEmpty()) {
        inside = encoded;
      } else {
        encoded |= line.equalsIgnoreCase("Content-Transfer-Encoding: base64");
      }
    }
    return digest.hex();
  }

  private static String hash(InputStream in) throws IOException {
    Digest digest = new Digest();
    in.transferTo(digest);
    return digest.hex();
  }

  private static final class Digest extends DigestOutputStream {

    Digest() {
      super(OutputStream.nullOutputStream(), sha256());
    }

    String hex() {
      return HexFormat.of().formatHex(getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }
  }
}
