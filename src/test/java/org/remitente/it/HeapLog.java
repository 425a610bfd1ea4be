package org.remitente.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a virtual machine wrote down of its collections ({@code -Xlog:gc}). */
record HeapLog(Path file) {

  private static final Pattern ANY = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");
  private static final Pattern FULL =
      Pattern.compile("Pause Full \\(.*\\) \\d+M->(\\d+)M\\(\\d+M\\)");

  /** The option that makes it write so. */
  String option() {
    return "-Xlog:gc:file=" + file.toAbsolutePath();
  }

  /** The most megabytes that were ever in use, garbage included. */
  long most() throws IOException {
    return greatest(ANY);
  }

  /** The most megabytes that a full collection left in use; 0 where none was needed. */
  long mostAlive() throws IOException {
    return greatest(FULL);
  }

  private long greatest(Pattern figure) throws IOException {
    return figure
        .matcher(Files.readString(file))
        .results()
        .mapToLong(each -> Long.parseLong(each.group(1)))
        .max()
        .orElse(0);
  }
}
