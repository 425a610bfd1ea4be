package org.remitente.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a virtual machine wrote down of its collections ({@code -Xlog:gc}). */
record HeapLog(Path file) {

  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  /** The option that makes it write so. */
  String option() {
    return "-Xlog:gc:file=" + file.toAbsolutePath();
  }

  /** The most megabytes that were ever in use, garbage included. */
  long most() throws IOException {
    return greatest(each -> Long.parseLong(each.group(1)));
  }

  /** The most megabytes that were left in use behind a collection. */
  long mostLeft() throws IOException {
    return greatest(each -> Long.parseLong(each.group(2)));
  }

  private long greatest(ToLongFunction<MatchResult> figure) throws IOException {
    List<MatchResult> collections = COLLECTION.matcher(Files.readString(file)).results().toList();
    return collections.stream().mapToLong(figure).max().orElseThrow();
  }
}
