package org.remitente.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The folder of {@code remitente.data.dir}: what survives a restart beside the database. Not a
 * managed bean, since the data source needs it before the container's beans are there.
 */
public final class DataFolder {

  private static final String DEFAULT = "./remitente-data";

  private final Path path;

  private DataFolder(Path path) {
    this.path = path;
  }

  /** The configured folder, made if it is missing and then readable by its owner only. */
  public static DataFolder configured() {
    String configured =
        ConfigProvider.getConfig()
            .getOptionalValue("remitente.data.dir", String.class)
            .orElse(DEFAULT);
    return at(Path.of(configured).toAbsolutePath().normalize());
  }

  /** A folder at a given place, made if it is missing. */
  public static DataFolder at(Path path) {
    try {
      Files.createDirectories(path, ownerOnly("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + path + " cannot be made", e);
    }
    return new DataFolder(path);
  }

  /** The absolute path of the folder. */
  public Path path() {
    return path;
  }

  /**
   * Reads a small file that only its owner may read, and makes it first where it is missing. Of two
   * processes that make it at once, one wins and both read the same.
   *
   * @param name name of the file in this folder
   * @param content what a new file holds
   * @return what the file holds, without white space around it
   */
  public String privateFile(String name, Supplier<String> content) {
    Path file = path.resolve(name);
    try {
      if (Files.notExists(file)) {
        make(file, content.get());
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be used", e);
    }
  }

  /** An empty temporary file in this folder that only its owner may read. */
  public SpoolFile spoolFile() throws IOException {
    Path spool = Files.createDirectories(path.resolve("spool"), ownerOnly("rwx------"));
    return new SpoolFile(spool.resolve(Ids.next()), ownerOnly("rw-------"));
  }

  private static void make(Path file, String content) throws IOException {
    Path written = Files.createTempFile(file.getParent(), ".new", null, ownerOnly("rw-------"));
    try {
      Files.writeString(written, content, StandardOpenOption.SYNC);
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException somebodyElseWasFaster) {
      // The file of the other process is the one to read.
    } catch (UnsupportedOperationException | AtomicMoveNotSupportedException noLinks) {
      Files.move(written, file);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
