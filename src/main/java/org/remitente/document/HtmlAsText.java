package org.remitente.document;

import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote");
  private static final Set<String> CELLS = Set.of("td", "th");
  private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:)\\S+");

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
    String name = element.normalName();
    if (name.equals("a")) {
      append(target(element));
    } else if (CELLS.contains(name)) {
      append(" ");
    } else if (PARAGRAPHS.contains(name)) {
      text.append("\n\n");
    } else if (isBlock(element)) {
      startLine();
    }
  }

  private void open(Element element) {
    if (element.normalName().equals("br")) {
      text.append('\n');
    } else if (isBlock(element)) {
      startLine();
      text.append(element.normalName().equals("li") ? "- " : "");
    }
  }

  private static String target(Element link) {
    String target = link.attr("href");
    boolean told = target.endsWith(link.text()) || !LINK.matcher(target).matches();
    return told ? "" : " (" + target + ")";
  }

  private static boolean isBlock(Element element) {
    String name = element.normalName();
    return element.isBlock() && !name.equals("br") && !CELLS.contains(name);
  }

  private void startLine() {
    if (!text.isEmpty() && !endsWith('\n')) {
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
