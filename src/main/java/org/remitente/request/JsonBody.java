package org.remitente.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.remitente.shared.DataFolder;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.SpoolFile;
import org.remitente.shared.TooLargeException;

/**
 * Reads the JSON body of a request. While JSON is taken apart it needs up to ten times its size in
 * memory: therefore a large body is spooled first, so that a slow client keeps nobody waiting, and
 * then waits for its turn.
 */
public final class JsonBody {

  /** How many bytes a JSON body may have. */
  public static final long MAX_BYTES = 8_388_608;

  private static final int SMALL = 65_536;
  private static final Semaphore TURNS = new Semaphore(2, true);

  private JsonBody() {}

  /**
   * What a caller makes of the JSON within its turn, so that nothing large outlives it.
   *
   * @param <T> what was read
   * @param <R> what is kept
   */
  @FunctionalInterface
  public interface Use<T, R> {
    /** Makes it; what was read is worth nothing where there are errors. */
    R of(T read) throws IOException;
  }

  /**
   * Reads a whole body.
   *
   * @throws InvalidInputException with every error
   * @throws UnreadableBodyException where it is no JSON
   * @throws TooLargeException over {@link #MAX_BYTES}
   */
  public static <T extends Record> T read(InputStream body, Class<T> type) {
    List<InputError> errors = new ArrayList<>();
    T value = read(body, type, errors);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    return value;
  }

  /**
   * The same for a caller that looks for further errors; worth nothing where errors were added.
   *
   * @throws UnreadableBodyException where it is no JSON
   * @throws TooLargeException over {@link #MAX_BYTES}
   */
  public static <T extends Record> T read(
      InputStream body, Class<T> type, List<InputError> errors) {
    try (Spool spool = new Spool(DataFolder::configured)) {
      return read(body, spool, type, errors, whole -> whole);
    } catch (IOException e) {
      throw new UncheckedIOException("A body cannot be read", e);
    }
  }

  /**
   * The same for a body that may hold files.
   *
   * @param spool where it lies meanwhile
   * @param use makes of it what is kept
   * @throws UnreadableBodyException where it is no JSON
   * @throws TooLargeException over {@link #MAX_BYTES}
   */
  public static <T extends Record, R> R read(
      InputStream body, Spool spool, Class<T> type, List<InputError> errors, Use<T, R> use)
      throws IOException {
    InputStream whole = arrived(body, spool);
    if (whole instanceof ByteArrayInputStream) {
      return use.of(StrictJson.read(whole, type, errors));
    }
    TURNS.acquireUninterruptibly();
    try {
      return use.of(StrictJson.read(whole, type, errors));
    } finally {
      TURNS.release();
    }
  }

  /**
   * Waits for the whole of a body, which nobody looks at yet.
   *
   * @param spool where it lies meanwhile
   * @throws UnreadableBodyException where it does not arrive
   * @throws TooLargeException over {@link #MAX_BYTES}
   */
  public static InputStream arrived(InputStream body, Spool spool) throws IOException {
    byte[] start = body.readNBytes(SMALL);
    InputStream begun = new ByteArrayInputStream(start);
    if (start.length < SMALL) {
      return begun;
    }
    Supplier<TooLargeException> excess = () -> new TooLargeException("body", MAX_BYTES);
    SpoolFile file = spool.empty();
    file.fill(new LimitedInputStream(new SequenceInputStream(begun, body), MAX_BYTES, excess));
    return file.open();
  }
}
