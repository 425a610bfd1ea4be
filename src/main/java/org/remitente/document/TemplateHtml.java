package org.remitente.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.remitente.shared.Ids;

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

  /** A value of a message, too: it is made fit for HTML, not for a style. */
  private static final Pattern FOREIGN_STYLE =
      Pattern.compile(
          "(?i)url\\s*\\(|expression|@import|behavior|binding|position|\\\\|/\\*|\\{\\{");

  /** What a section takes away of an attribute, or a comment, may be the sign that ends it. */
  private static final Pattern SECTION_OR_COMMENT = Pattern.compile("\\{\\{\\s*[#^/!]");

  /** No mail needs more elements within elements; thousands take all memory to unwrap. */
  private static final int DEEPEST = 200;

  private static final Pattern SECTION = Pattern.compile("\\{\\{\\s*[#^/][^{}<>]*}}");

  private final List<String> sections = new ArrayList<>();

  /** Nobody who types can know it: a parser makes comments of much else, too. */
  private final String mark = "section " + Ids.next() + " ";

  private TemplateHtml() {}

  /** What stands between the body's tags, or null where too many elements are within elements. */
  static String clean(String html) {
    return new TemplateHtml().cleaned(html);
  }

  private String cleaned(String html) {
    Document document = Jsoup.parseBodyFragment(hidden(html));
    document.outputSettings().prettyPrint(false);
    if (isTooDeep(document.body())) {
      return null;
    }
    cleanBelow(document.body());
    return shown(document.body().html()).strip();
  }

  /** How many marks of sections a text has. */
  static long sections(String html) {
    return SECTION.matcher(html).results().count();
  }

  private String hidden(String html) {
    return SECTION
        .matcher(html.replace("<!--", "<!-- "))
        .replaceAll(
            section -> {
              sections.add(section.group());
              return "<!--" + mark + (sections.size() - 1) + "-->";
            });
  }

  private String shown(String html) {
    return Pattern.compile("<!--" + mark + "(\\d+)-->")
        .matcher(html)
        .replaceAll(
            found -> Matcher.quoteReplacement(sections.get(Integer.parseInt(found.group(1)))));
  }

  /** No recursion: somebody may have nested thousands of elements. */
  private static boolean isTooDeep(Element body) {
    AtomicInteger deepest = new AtomicInteger();
    body.traverse(
        (node, depth) -> {
          if (node instanceof Element) {
            deepest.accumulateAndGet(depth, Math::max);
          }
        });
    return deepest.get() > DEEPEST;
  }

  /** What is within first. */
  private void cleanBelow(Element body) {
    List<Node> nodes = new ArrayList<>();
    body.traverse((node, depth) -> nodes.add(node));
    for (int i = nodes.size() - 1; i > 0; i--) {
      clean(nodes.get(i));
    }
  }

  private void clean(Node node) {
    if (node instanceof Element element) {
      clean(element);
    } else if (!(node instanceof TextNode) && !isMark(node)) {
      node.remove();
    }
  }

  private boolean isMark(Node node) {
    return node instanceof Comment comment && comment.getData().startsWith(mark);
  }

  private void clean(Element element) {
    String name = element.normalName();
    if (GONE_WHOLE.contains(name)) {
      element.remove();
      return;
    }
    if (!SAFE.isSafeTag(name)) {
      element.unwrap();
      return;
    }
    for (Attribute attribute : element.attributes().asList()) {
      if (isForeign(attribute) || !SAFE.isSafeAttribute(name, element, attribute)) {
        element.removeAttr(attribute.getKey());
      }
    }
  }

  private static boolean isForeign(Attribute attribute) {
    String value = attribute.getValue();
    return SECTION_OR_COMMENT.matcher(value).find()
        || attribute.getKey().equals("style") && FOREIGN_STYLE.matcher(value).find();
  }
}
