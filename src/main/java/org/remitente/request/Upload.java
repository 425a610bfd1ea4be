package org.remitente.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
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
  private static final Logger LOG = Logger.getLogger(Upload.class.getName());

  private final DataFolder folder;
  private final long limit;
  private final Class<T> type;
  private final List<Path> files = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<InputError> errors = new ArrayList<>();
  private T message;
  private boolean hasMessage;
  private long size;

  /**
   * An upload before it is read.
   *
   * @param folder where attachments are kept meanwhile
   * @param limit bytes of all attachments
   * @param type what the message is read as
   */
  public Upload(DataFolder folder, long limit, Class<T> type) {
    this.folder = folder;
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
    TooLargeException excess = new TooLargeException("body", limit + OVERHEAD);
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
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException kept) {
        LOG.log(Level.WARNING, kept, () -> "The temporary file " + file + " was not deleted");
      }
    }
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

  private void takeMessage(MultipartReader.Part part) {
    if (hasMessage) {
      errors.add(new InputError("message", "duplicate-member"));
      return;
    }
    hasMessage = true;
    message = StrictJson.read(part.content(), type, errors);
  }

  private void takeAttachment(MultipartReader.Part part) throws IOException {
    Path file = folder.temporaryFile("upload");
    files.add(file);
    TooLargeException excess = new TooLargeException("attachments", limit);
    long bytes =
        Files.copy(
            new LimitedInputStream(part.content(), limit - size, excess),
            file,
            StandardCopyOption.REPLACE_EXISTING);
    size += bytes;
    String contentType = part.headers().contentType();
    attachments.add(
        new Attachment(
            part.headers().filename(),
            contentType == null ? ANY_TYPE : contentType,
            bytes,
            () -> Files.newInputStream(file)));
  }
}
