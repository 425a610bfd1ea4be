package org.remitente.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.remitente.shared.Language;

/**
 * The templates that come with the product, one file for each document and language: subject, text
 * and HTML, with a line of three hyphens between them.
 */
final class DefaultTemplates {

  private static final Map<String, TemplateTexts> READ = new ConcurrentHashMap<>();
  private static final Map<String, MessageTemplate> COMPILED = new ConcurrentHashMap<>();

  private DefaultTemplates() {}

  /** The template for a document in a language. */
  static MessageTemplate of(DocumentType type, Language language) {
    return COMPILED.computeIfAbsent(
        CompanyTemplate.id(type, language), id -> new MessageTemplate(texts(type, language)));
  }

  /** What it says. */
  static TemplateTexts texts(DocumentType type, Language language) {
    return READ.computeIfAbsent(
        CompanyTemplate.id(type, language) + ".mustache", DefaultTemplates::read);
  }

  private static TemplateTexts read(String file) {
    try (InputStream in = DefaultTemplates.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("No template " + file);
      }
      String[] parts =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^---\\R", 3);
      return new TemplateTexts(parts[0].strip(), parts[1], parts[2]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
