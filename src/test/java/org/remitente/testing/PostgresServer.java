package org.remitente.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the tests' own on a free port of 127.0.0.1, which asks for passwords and
 * can be stopped and started again over the same data. It ends with the JVM.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String ADMINISTRATOR = "postgres";

  /** Its programs would trust everybody on this machine. */
  private static final List<String> WHO_MAY_COME_IN =
      List.of(
          "host all " + ADMINISTRATOR + " 127.0.0.1/32 trust",
          "host all all 127.0.0.1/32 scram-sha-256");

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger PROGRAMS = Logger.getLogger("io.zonky.test.db.postgres");

  private final Map<String, String> settings;
  private final Path data;
  private final int port = FreePort.find();
  private EmbeddedPostgres running;

  /** Held by a class of its own: nobody pays for it who does not ask. */
  private static final class Shared {
    private static final PostgresServer SERVER = new PostgresServer();
  }

  /** Starts a server without any database of the product, which need not outlive a power cut. */
  public PostgresServer() {
    this(Map.of());
  }

  /**
   * Starts such a server with settings of its own.
   *
   * @param settings by their names in {@code postgresql.conf}; those of the tests' programs, which
   *     switch off what makes commits last, give way to them
   */
  public PostgresServer(Map<String, String> settings) {
    this.settings = settings;
    PROGRAMS.setLevel(Level.WARNING);
    try {
      Path target = Files.createDirectories(Path.of("target")).toAbsolutePath();
      data = Files.createTempDirectory(target, "postgresql-");
      start();
      Files.write(data.resolve("pg_hba.conf"), WHO_MAY_COME_IN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    administer(ADMINISTRATOR, "select pg_reload_conf()");
  }

  /** The one that most tests use; nobody may stop it. */
  static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** Starts the server again and waits until it answers. */
  public void start() {
    EmbeddedPostgres.Builder server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port);
    settings.forEach(server::setServerConfig);
    try {
      running = server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  /** Stops the server as an administrator does: what is connected is cut off. */
  public void stop() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }

  /** A new database and the role that owns it, with the rights that our script gives. */
  public DatabaseAccess newDatabase() {
    String name = newName();
    DatabaseAccess access = new DatabaseAccess(url(name), name, newName());
    administer(
        ADMINISTRATOR,
        "create role %s login password '%s'".formatted(access.user(), access.password()),
        "create database %s owner %s encoding 'UTF8' template template0"
            .formatted(access.user(), access.user()),
        "revoke all on database %s from public".formatted(access.user()));
    administer(
        access.user(),
        "alter schema public owner to " + access.user(),
        "revoke all on schema public from public");
    return access;
  }

  /** Does as the administrator wishes in one of the databases. */
  private void administer(String database, String... statements) {
    try (Connection connection = running.getDatabase(ADMINISTRATOR, database).getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The running server, as the system sees it; all its processes are its children.
   *
   * @throws IllegalStateException where it does not run
   */
  public ProcessHandle handle() {
    try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
      long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
      return ProcessHandle.of(pid).orElseThrow(IllegalStateException::new);
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not run", e);
    }
  }

  /**
   * Lets no file of the data grow by more than this beyond the largest one, as on a disk that is
   * nearly full.
   *
   * @param bytes at least so many that the log of changes, in files of 16 MiB, can be written
   */
  public void leaveRoomFor(long bytes) {
    try (Stream<Path> files = Files.walk(data.resolve("base"))) {
      long largest = files.map(Path::toFile).mapToLong(File::length).max().orElseThrow();
      limitFiles(Long.toString(largest + bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets files grow again. */
  public void leaveRoom() {
    limitFiles("unlimited");
  }

  /** By util-linux, for the server and those whom it serves already. */
  private void limitFiles(String bytes) {
    Stream.concat(Stream.of(handle()), handle().children())
        .forEach(process -> limitFiles(process, bytes));
  }

  private void limitFiles(ProcessHandle process, String bytes) {
    try {
      new ServerFolder(data)
          .run(List.of("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes + ":"));
    } catch (IllegalStateException refused) {
      if (process.isAlive()) {
        throw refused;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static String newName() {
    return "r" + UUID.randomUUID().toString().replace("-", "");
  }

  /** Stops the server and removes its data. */
  @Override
  public void close() {
    stop();
    try {
      new ServerFolder(data).delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
