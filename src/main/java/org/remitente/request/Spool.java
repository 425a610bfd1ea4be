package org.remitente.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.mime.Attachment;
import org.remitente.shared.DataFolder;
import org.remitente.shared.SpoolFile;

/** The files of one request, which lie in the data folder until this is closed. */
public final class Spool implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Spool.class.getName());

  private final Supplier<DataFolder> folder;
  private final List<SpoolFile> files = new ArrayList<>();

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
    SpoolFile file = empty();
    long size = file.fill(content);
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
