package org.remitente.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The embedded database's file, written slice by slice. H2 writes at once whatever was stored since
 * the last time, tens of megabytes with large messages; the system's channel copies that into
 * native memory and keeps as much for each thread that ever wrote, until none is left.
 */
public class SlicedFilePath extends FilePathWrapper {

  /** What stands in front of the file's name in the database's address. */
  static final String SCHEME = "sliced";

  /** Made by H2, which wants it public. */
  public SlicedFilePath() {
    // The name is set afterwards.
  }

  /** Makes the scheme known to H2. */
  static void register() {
    FilePath.register(new SlicedFilePath());
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new SlicedFile(getBase().open(mode));
  }
}
