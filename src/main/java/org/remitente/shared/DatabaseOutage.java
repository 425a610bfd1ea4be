package org.remitente.shared;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/** Tells a database that is away from every other fault: it comes back, and nobody did wrong. */
public final class DatabaseOutage {

  /** When it is worth to ask again. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final int MAX_DEPTH = 20;

  private DatabaseOutage() {}

  /**
   * Whether something was thrown because the database could not be reached, was cut off, or is just
   * stopping or starting, however deep containers have wrapped that.
   */
  public static boolean caused(Throwable thrown) {
    return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
        .limit(MAX_DEPTH)
        .anyMatch(each -> each instanceof SQLException failure && tells(failure));
  }

  /** By the SQL standard's class 08, and PostgreSQL's own states of a server that is not there. */
  private static boolean tells(SQLException failure) {
    String state = failure.getSQLState();
    return state != null
        && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
  }
}
