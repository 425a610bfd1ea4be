package org.remitente.shared;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Tells a database that is away from every other fault: it comes back, and nobody did wrong. */
public final class DatabaseOutage {

  /** When it is worth to ask again. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final int MAX_DEPTH = 20;

  private static final List<String> CLASSES = List.of("08", "53", "57P0", "58", "XX");

  private DatabaseOutage() {}

  /**
   * Whether something was thrown because the database could not be reached, was cut off, is just
   * stopping or starting, or has no room, however deep containers have wrapped that.
   */
  public static boolean caused(Throwable thrown) {
    return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
        .limit(MAX_DEPTH)
        .anyMatch(each -> each instanceof SQLException failure && tells(failure));
  }

  /**
   * By the SQL standard's class 08, and PostgreSQL's own states: of a server that is not there, and
   * of one that lacks something (53: room on the disk, memory, connections) or is in trouble with
   * its files (58, XX).
   */
  private static boolean tells(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && CLASSES.stream().anyMatch(state::startsWith);
  }
}
