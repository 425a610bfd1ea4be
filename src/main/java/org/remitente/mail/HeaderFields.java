package org.remitente.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a mail that somebody sent us, or what stands like one in its text: unfolded, as it
 * came, with limits on everything. Lines that are no fields are passed over.
 *
 * @param fields in their order
 */
public record HeaderFields(List<Field> fields) {

  private static final int MOST = 300;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST = 2000;

  /** One field. */
  public record Field(String name, String value) {}

  public HeaderFields {
    fields = List.copyOf(fields);
  }

  /** Reads up to the first empty line behind a field, or the end. */
  public static HeaderFields parse(String text) {
    List<Field> fields = new ArrayList<>();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      boolean folded = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
      if (line.isBlank() && !fields.isEmpty() || fields.size() == MOST) {
        break;
      } else if (folded && !fields.isEmpty()) {
        fields.add(longer(fields.remove(fields.size() - 1), line));
      } else if (!folded) {
        field(line).ifPresent(fields::add);
      }
    }
    return new HeaderFields(fields);
  }

  private static Field longer(Field begun, String line) {
    return new Field(begun.name(), cut(begun.value() + " " + line.strip()));
  }

  private static Optional<Field> field(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon).stripTrailing();
    boolean good =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && name.chars().allMatch(each -> each > ' ' && each < 127);
    return good
        ? Optional.of(new Field(name, cut(line.substring(colon + 1).strip())))
        : Optional.empty();
  }

  private static String cut(String value) {
    return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
  }

  /** The value of the first field of a name. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** The values of all fields of a name. */
  public List<String> all(String name) {
    return fields.stream()
        .filter(each -> each.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }
}
