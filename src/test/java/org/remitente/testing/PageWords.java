package org.remitente.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that pages may show in one language, and what of another one would be astray there. */
public final class PageWords {

  private static final Path RESOURCES = Path.of("src", "main", "resources", "org", "remitente");
  private static final List<String> BUNDLES =
      List.of("web/page", "diagnosis/diagnosis", "verification/warning", "outbox/warning");
  private static final Map<String, String> SUFFIXES = Map.of("es", "", "ca", "_ca", "en", "_en");

  private final Properties own;
  private final Pattern ours;
  private final Pattern foreign;

  /** The words of a language, by its tag. */
  public PageWords(String language) {
    own = bundles(language);
    ours = anyOf(own.stringPropertyNames().stream().map(own::getProperty));
    foreign =
        anyOf(
            SUFFIXES.keySet().stream()
                .filter(other -> !other.equals(language))
                .map(PageWords::bundles)
                .flatMap(other -> other.values().stream().map(String.class::cast)));
  }

  /** The words of a key. */
  public String of(String key) {
    String words = own.getProperty(key);
    if (words == null) {
      throw new IllegalArgumentException("No text " + key);
    }
    return words;
  }

  /** Those of some texts that are keys, or in another language. */
  public Set<String> astray(List<String> texts) {
    return texts.stream().filter(this::isAstray).collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isAstray(String text) {
    return text.contains("???")
        || Stream.of(text.split("\\s+")).anyMatch(own::containsKey)
        || foreign.matcher(text).matches() && !ours.matcher(text).matches();
  }

  private static Properties bundles(String language) {
    Properties all = new Properties();
    for (String bundle : BUNDLES) {
      Path file = RESOURCES.resolve(bundle + SUFFIXES.get(language) + ".properties");
      try (Reader reader = Files.newBufferedReader(file)) {
        all.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  /** Texts with values in them match whatever the values are. */
  private static Pattern anyOf(Stream<String> texts) {
    return Pattern.compile(
        texts
            .filter(text -> text.matches(".*\\p{L}{2}.*"))
            .map(PageWords::withAnyValues)
            .collect(Collectors.joining("|")),
        Pattern.DOTALL);
  }

  private static String withAnyValues(String text) {
    return Arrays.stream(text.split("\\{\\w+}", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".+"));
  }
}
