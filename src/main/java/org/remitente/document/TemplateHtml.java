package org.remitente.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;

/**
 * The HTML of templates, without what a mail must not hold: programs, forms, frames, style sheets,
 * and addresses of other kinds than web, mail and the company's own pictures.
 *
 * <p>A parser moves a text between the rows of a table in front of it, and with it the marks of
 * sections. Those become comments before it reads and are put back after; other comments go.
 */
final class TemplateHtml {

  private static final Safelist SAFE =
      Safelist.relaxed()
          .addTags("hr", "center", "font", "s")
          .addAttributes(":all", "align", "bgcolor", "class", "dir", "lang", "style", "valign")
          .addAttributes("font", "color", "face", "size")
          .addAttributes("table", "border", "cellpadding", "cellspacing", "role")
          .addProtocols("img", "src", "cid")
          .removeProtocols("a", "href", "ftp");

  /** Their content is no text that anybody reads. */
  private static final Set<String> GONE_WHOLE =
      Set.of(
          "script",
          "style",
          "title",
          "head",
          "iframe",
          "object",
          "embed",
          "form",
          "svg",
          "math",
          "template",
          "noscript",
          "textarea",
          "select",
          "xmp",
          "plaintext");

  private static final Pattern FOREIGN_STYLE =
      Pattern.compile("(?i)url\\s*\\(|expression|@import|behavior|binding|position|\\\\|/\\*");

  private static final Pattern SECTION = Pattern.compile("\\{\\{\\s*[#^/][^{}<>]*}}");
  private static final String MARK = "section ";

  private TemplateHtml() {}

  /** What stands between the body's tags. */
  static String clean(String html) {
    List<String> sections = new ArrayList<>();
    Document document = Jsoup.parseBodyFragment(hidden(html, sections));
    document.outputSettings().prettyPrint(false);
    cleanBelow(document.body());
    return shown(document.body().html(), sections).strip();
  }

  /** How many marks of sections a text has. */
  static long sections(String html) {
    return SECTION.matcher(html).results().count();
  }

  private static String hidden(String html, List<String> sections) {
    return SECTION
        .matcher(html.replace("<!--", "<!-- "))
        .replaceAll(
            section -> {
              sections.add(section.group());
              return "<!--" + MARK + (sections.size() - 1) + "-->";
            });
  }

  private static String shown(String html, List<String> sections) {
    return Pattern.compile("<!--" + MARK + "(\\d+)-->")
        .matcher(html)
        .replaceAll(
            mark -> Matcher.quoteReplacement(sections.get(Integer.parseInt(mark.group(1)))));
  }

  private static void cleanBelow(Element parent) {
    for (Node node : List.copyOf(parent.childNodes())) {
      if (node instanceof Element element) {
        clean(element);
      } else if (!(node instanceof TextNode) && !isMark(node)) {
        node.remove();
      }
    }
  }

  private static boolean isMark(Node node) {
    return node instanceof Comment comment && comment.getData().startsWith(MARK);
  }

  private static void clean(Element element) {
    String name = element.normalName();
    if (GONE_WHOLE.contains(name)) {
      element.remove();
      return;
    }
    cleanBelow(element);
    if (!SAFE.isSafeTag(name)) {
      element.unwrap();
      return;
    }
    for (Attribute attribute : element.attributes().asList()) {
      boolean foreign =
          attribute.getKey().equals("style") && FOREIGN_STYLE.matcher(attribute.getValue()).find();
      if (foreign || !SAFE.isSafeAttribute(name, element, attribute)) {
        element.removeAttr(attribute.getKey());
      }
    }
  }
}
