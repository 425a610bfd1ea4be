package org.remitente.shared;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/**
 * Bytes that wait on the disk and not in memory. The system itself deletes the file when it is
 * closed and when the process ends, however it ends: nothing is ever left for the next start.
 */
public final class SpoolFile implements Closeable {

  private final FileChannel channel;

  SpoolFile(Path place, FileAttribute<?>... ownerOnly) throws IOException {
    channel =
        FileChannel.open(
            place,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE),
            ownerOnly);
  }

  /** Adds all that a stream has; tells how many bytes that was. */
  public long fill(InputStream in) throws IOException {
    OutputStream out = Channels.newOutputStream(channel);
    return in.transferTo(out);
  }

  /** A new stream over all bytes, as long as the file is not closed. */
  public InputStream open() {
    return new Reading();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Has its own place in the file, and leaves the file open at its end. */
  private final class Reading extends InputStream {

    private long position;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = channel.read(ByteBuffer.wrap(bytes, offset, length), position);
      position += Math.max(read, 0);
      return read;
    }
  }
}
