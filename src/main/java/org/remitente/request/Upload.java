package org.remitente.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.remitente.mime.Attachment;
import org.remitente.shared.DataFolder;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.TooLargeException;

/**
 * A message that came as a form: the part {@code message} is JSON, each part {@code attachment} a
 * file that lies in the data folder until this is closed.
 *
 * @param <T> what the JSON is read as
 */
public final class Upload<T extends Record> implements AutoCloseable {

  /** The media type of a file that does not say what it is. */
  public static final String ANY_TYPE = "application/octet-stream";

  /** What a form may have beside its attachments. */
  public static final long OVERHEAD = 2_097_152;

  private static final int MAX_PARTS = 201;

  private final Spool spool;
  private final long limit;
  private final Class<T> type;
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<InputError> errors = new ArrayList<>();
  private T message;
  private boolean hasMessage;
  private long size;

  /**
   * An upload before it is read.
   *
   * @param folder where large attachments are kept meanwhile
   * @param limit bytes of all attachments
   * @param type what the message is read as
   */
  public Upload(Supplier<DataFolder> folder, long limit, Class<T> type) {
    this.spool = new Spool(folder);
    this.limit = limit;
    this.type = type;
  }

  /**
   * Reads a whole form.
   *
   * @throws InvalidInputException with every error
   * @throws UnreadableBodyException where it is none
   * @throws TooLargeException as soon as the attachments or the whole go over their limits
   */
  public void read(InputStream body, String boundary) throws IOException {
    Supplier<TooLargeException> excess = () -> new TooLargeException("body", limit + OVERHEAD);
    MultipartReader parts =
        new MultipartReader(new LimitedInputStream(body, limit + OVERHEAD, excess), boundary);
    int count = 0;
    for (var part = parts.next(); part.isPresent(); part = parts.next()) {
      count++;
      if (count > MAX_PARTS) {
        throw new InvalidInputException(
            List.of(
                new InputError(
                    "attachment", "too-many", Map.of("limit", Integer.toString(MAX_PARTS - 1)))));
      }
      take(part.get());
    }
    if (!hasMessage) {
      errors.add(new InputError("message", "required"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }

  /** The message without its attachments. */
  public T message() {
    return message;
  }

  /** The attachments in the order of the form. */
  public List<Attachment> attachments() {
    return List.copyOf(attachments);
  }

  /** Deletes the files. */
  @Override
  public void close() {
    spool.close();
  }

  private void take(MultipartReader.Part part) throws IOException {
    if (!part.headers().isPlain()) {
      throw UnreadableBodyException.multipart("encoding");
    }
    switch (part.headers().name()) {
      case "message" -> takeMessage(part);
      case "attachment" -> takeAttachment(part);
      default -> errors.add(new InputError(part.headers().name(), "unknown-part"));
    }
  }

  private void takeMessage(MultipartReader.Part part) throws IOException {
    if (hasMessage) {
      errors.add(new InputError("message", "duplicate-member"));
      return;
    }
    hasMessage = true;
    message = JsonBody.read(part.content(), spool, type, errors, whole -> whole);
  }

  private void takeAttachment(MultipartReader.Part part) throws IOException {
    Supplier<TooLargeException> excess = () -> new TooLargeException("attachments", limit);
    String contentType = part.headers().contentType();
    Attachment file =
        spool.keep(
            part.headers().filename(),
            contentType == null || contentType.isBlank() ? ANY_TYPE : contentType,
            new LimitedInputStream(part.content(), limit - size, excess));
    size += file.size();
    attachments.add(file);
  }
}
