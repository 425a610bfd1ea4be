package org.remitente.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.mime.Attachment;
import org.remitente.shared.DataFolder;
import org.remitente.shared.SpoolFile;

/**
 * The files of one request, which lie in the data folder until this is closed; small ones in
 * memory, as far as it is theirs.
 */
public final class Spool implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Spool.class.getName());

  /** What the files of one request may take in memory together, in bytes. */
  private static final int IN_MEMORY = 128 * 1024;

  private final Supplier<DataFolder> folder;
  private final List<SpoolFile> files = new ArrayList<>();
  private int room = IN_MEMORY;

  /**
   * A spool without files.
   *
   * @param folder asked for with each file
   */
  public Spool(Supplier<DataFolder> folder) {
    this.folder = folder;
  }

  /** Keeps the bytes of an attachment. */
  public Attachment keep(String filename, String contentType, InputStream content)
      throws IOException {
    byte[] start = content.readNBytes(room);
    if (start.length < room) {
      room -= start.length;
      return new Attachment(
          filename, contentType, start.length, () -> new ByteArrayInputStream(start));
    }
    SpoolFile file = empty();
    long size = file.fill(new SequenceInputStream(new ByteArrayInputStream(start), content));
    return new Attachment(filename, contentType, size, file::open);
  }

  /** An empty file. */
  SpoolFile empty() throws IOException {
    SpoolFile file = folder.get().spoolFile();
    files.add(file);
    return file;
  }

  /** Deletes the files. */
  @Override
  public void close() {
    for (SpoolFile file : files) {
      try {
        file.close();
      } catch (IOException kept) {
        LOG.log(Level.WARNING, "A temporary file cannot be closed", kept);
      }
    }
  }
}
