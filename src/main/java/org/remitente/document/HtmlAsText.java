package org.remitente.document;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The plain text of an HTML body, for readers that show no HTML: paragraphs, line breaks, list
 * items, and the targets of links that their text does not name.
 */
final class HtmlAsText implements NodeVisitor {

  private final StringBuilder text = new StringBuilder();

  private HtmlAsText() {}

  /** The text, without blanks at the ends of lines and with one empty line at most in a row. */
  static String of(String html) {
    HtmlAsText made = new HtmlAsText();
    NodeTraversor.traverse(made, Jsoup.parse(html).body());
    return made.text
        .toString()
        .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.text());
    } else if (node instanceof Element element) {
      open(element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    String target = element.is("a") ? element.attr("href") : "";
    if (target.matches("(?i)(https?|mailto):.+") && !target.endsWith(element.text())) {
      append(" (" + target + ")");
    } else if (element.is("td, th")) {
      append(" ");
    } else if (element.isBlock()) {
      text.append(endOf(element));
    }
  }

  private void open(Element element) {
    if (element.is("br")) {
      text.append('\n');
    } else if (element.is("li")) {
      startLine();
      text.append("- ");
    } else if (element.isBlock()) {
      startLine();
    }
  }

  private static String endOf(Element element) {
    return element.is("p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote") ? "\n\n" : "\n";
  }

  private void startLine() {
    if (!endsWith('\n')) {
      text.append('\n');
    }
  }

  private void append(String words) {
    boolean second = words.startsWith(" ") && (text.isEmpty() || endsWith(' ') || endsWith('\n'));
    text.append(second ? words.substring(1) : words);
  }

  private boolean endsWith(char last) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == last;
  }
}
