package org.remitente.document;

import org.remitente.shared.Language;

/** What stands around a company's HTML: a document of its own, in the product's type. */
final class HtmlFrame {

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      </head>
      <body style="font-family: Arial, Helvetica, sans-serif; font-size: 15px; line-height: 1.5; color: #222222">
      %s
      </body>
      </html>
      """;

  private HtmlFrame() {}

  static String around(String html, Language language) {
    return FRAME.formatted(language.tag(), html);
  }
}
