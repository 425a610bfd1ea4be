package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.remitente.document.DocumentType;
import org.remitente.document.Templates;
import org.remitente.shared.Language;

/**
 * Which of the company's templates the page shows: {@code ?document=} and {@code ?in=} tell it, and
 * the forms bring them too.
 */
@Named("templateChoice")
@RequestScoped
public class TemplateChoiceBacking {

  /** Where the page is, below the context. */
  static final String PAGE = "/templates";

  /**
   * Another template to open.
   *
   * @param tag what its link asks for
   * @param chosen whether it is the present one
   */
  public record Choice(String tag, String words, boolean chosen) {}

  /**
   * Something that a message can say.
   *
   * @param mark as a template writes it
   */
  public record Placeholder(String mark, String words) {}

  @Inject CurrentVisitor visitor;
  @Inject TypedText sent;

  private DocumentType type;
  private Language language;

  @PostConstruct
  void read() {
    type =
        Optional.ofNullable(sent.of("document"))
            .flatMap(DocumentType::ofTag)
            .orElse(DocumentType.INVOICE);
    language = Language.ofTag(sent.of("in")).orElse(visitor.language());
  }

  DocumentType type() {
    return type;
  }

  Language language() {
    return language;
  }

  /**
   * Opens the page anew for the same template.
   *
   * @param done what was done
   * @throws IOException where the browser has gone away
   */
  void open(String done) throws IOException {
    PageAddress.open(
        "%s?document=%s&in=%s&done=%s".formatted(PAGE, type.tag(), language.tag(), done));
  }

  /** What was done a moment ago, by its name, or null. */
  public String getDone() {
    return Stream.of("saved", "restored", "letterhead")
        .filter(each -> each.equals(sent.of("done")))
        .findFirst()
        .orElse(null);
  }

  /** The kinds of documents. */
  public List<Choice> getDocuments() {
    return Stream.of(DocumentType.values())
        .map(each -> choice(each.tag(), "templates.document.", each == type))
        .toList();
  }

  /** The languages of messages. */
  public List<Choice> getLanguages() {
    return Stream.of(Language.values())
        .map(each -> choice(each.tag(), "language.", each == language))
        .toList();
  }

  private Choice choice(String tag, String key, boolean chosen) {
    return new Choice(tag, PageText.text(visitor.language(), key + tag), chosen);
  }

  /** What messages can say of their document. */
  public List<Placeholder> getPlaceholders() {
    return Templates.placeholders().stream()
        .map(each -> new Placeholder("{{" + each + "}}", words(each)))
        .toList();
  }

  private String words(String placeholder) {
    return PageText.text(visitor.language(), "placeholder." + placeholder);
  }

  /** The kind of document, by its name in the contract. */
  public String getDocument() {
    return type.tag();
  }

  /** The language of the messages, by its tag. */
  public String getLanguage() {
    return language.tag();
  }
}
