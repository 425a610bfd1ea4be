package org.remitente.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What providers have announced to end: {@code announcements.tsv}, each line with its source. A day
 * that they move is moved there. A line that is not as it should be stops the product's start.
 */
@ApplicationScoped
public class Announcements {

  private static final int COLUMNS = 4;

  private final List<Announcement> all = read();

  /** When sending with a password ends at a provider; empty where nobody has announced that. */
  public Optional<Announcement> passwordSignIn(Provider provider) {
    return all.stream()
        .filter(each -> each.provider().equals(provider.id()))
        .filter(each -> each.ends().equals(Announcement.PASSWORD_SIGN_IN))
        .findFirst();
  }

  List<Announcement> all() {
    return all;
  }

  private static List<Announcement> read() {
    try (InputStream table = Announcements.class.getResourceAsStream("announcements.tsv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(Announcements::announcement)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Announcement announcement(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS || !cells[1].equals(Announcement.PASSWORD_SIGN_IN)) {
      throw new IllegalArgumentException("not an announcement: " + line);
    }
    return new Announcement(cells[0], cells[1], LocalDate.parse(cells[2]));
  }
}
