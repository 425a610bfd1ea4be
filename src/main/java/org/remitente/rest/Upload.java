package org.remitente.rest;

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
import org.remitente.document.DocumentMessage;
import org.remitente.mail.Attachment;
import org.remitente.shared.DataFolder;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.TooLargeException;

/**
 * A message that came as a form: the part {@code message} is JSON, each part {@code attachment} a
 * file that lies in the data folder until this is closed.
 */
final class Upload implements AutoCloseable {

  /** The media type of a file that does not say what it is. */
  static final String ANY_TYPE = "application/octet-stream";

  /** What a form may have beside its attachments. */
  static final long OVERHEAD = 2_097_152;

  private static final int MAX_PARTS = 201;
  private static final Logger LOG = Logger.getLogger(Upload.class.getName());

  private final DataFolder folder;
  private final long limit;
  private final List<Path> files = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<InputError> errors = new ArrayList<>();
  private DocumentMessage message;
  private boolean hasMessage;
  private long size;

  /**
   * An upload before it is read.
   *
   * @param folder where attachments are kept meanwhile
   * @param limit bytes of all attachments
   */
  Upload(DataFolder folder, long limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /**
   * Reads a whole form.
   *
   * @throws InvalidInputException with every error
   * @throws UnreadableBodyException where it is none
   * @throws TooLargeException as soon as the attachments or the whole go over their limits
   */
  void read(InputStream body, String boundary) throws IOException {
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
  DocumentMessage message() {
    return message;
  }

  /** The attachments in the order of the form. */
  List<Attachment> attachments() {
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
    message = StrictJson.read(part.content(), DocumentMessage.class, errors);
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
    String type = part.headers().contentType();
    attachments.add(
        new Attachment(
            part.headers().filename(),
            type == null ? ANY_TYPE : type,
            bytes,
            () -> Files.newInputStream(file)));
  }
}
