package org.remitente.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.remitente.mail.ConnectionSecurity;

/** Reads {@code providers.tsv}; a line that is not as it should be stops the product's start. */
final class ProviderTable {

  private static final int COLUMNS = 20;

  private ProviderTable() {}

  static List<Provider> read() {
    try (InputStream table = ProviderTable.class.getResourceAsStream("providers.tsv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(ProviderTable::provider)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Provider provider(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(cells.length + " columns: " + line);
    }
    return new Provider(
        cells[0],
        cells[1],
        list(cells[2]),
        list(cells[3]),
        server(cells, 4),
        server(cells, 8),
        answer(cells[12]),
        list(cells[13]).stream().map(way -> constant(SignInWay.class, way)).toList(),
        cells[14].isEmpty() ? null : URI.create(cells[14]),
        answer(cells[15]),
        new ProviderLimits(
            number(cells[16]), number(cells[17]), number(cells[18]), number(cells[19])));
  }

  private static ProviderServer server(String[] cells, int from) {
    if (cells[from].isEmpty()) {
      return null;
    }
    return new ProviderServer(
        cells[from],
        Integer.parseInt(cells[from + 1]),
        ConnectionSecurity.ofTag(cells[from + 2]).orElseThrow(),
        constant(UsernameForm.class, cells[from + 3]));
  }

  private static Integer number(String cell) {
    return cell.isEmpty() ? null : Integer.valueOf(cell);
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(";"));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String cell) {
    return Enum.valueOf(type, cell.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Boolean answer(String cell) {
    return switch (cell) {
      case "yes" -> true;
      case "no" -> false;
      case "unknown" -> null;
      default -> throw new IllegalArgumentException("neither yes nor no: " + cell);
    };
  }
}
