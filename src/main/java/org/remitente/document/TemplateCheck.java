package org.remitente.document;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;

/** Checks a template as somebody typed it: every error is found, not only the first. */
final class TemplateCheck {

  static final int LONGEST_SUBJECT = 500;
  static final int LONGEST_BODY = 100_000;
  private static final int LONGEST_NAME = 60;

  /**
   * Values that would not be escaped, other signs than braces, which would hide such ones, and
   * comments: they go when a message is filled, and could take the end of an attribute with them.
   */
  private static final Pattern FORBIDDEN = Pattern.compile("\\{\\{\\s*[{&=!]");

  /** Whatever may open a section; as its end, in a group, only what surely is one. */
  private static final Pattern SECTION = Pattern.compile("\\{\\{\\s*(?:[#^$<]|(/)[^{}]*}})");

  /** A value is looked for in every section around it, and a visitor goes in by recursion. */
  private static final int DEEPEST_SECTION = 20;

  private final InputErrors errors = new InputErrors();

  private TemplateCheck() {}

  /**
   * The texts, without what HTML must not hold.
   *
   * @throws InvalidInputException with every error
   */
  static TemplateTexts of(TemplateTexts typed) {
    TemplateCheck check = new TemplateCheck();
    String html = check.checked(typed);
    List<InputError> found = check.errors.all();
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
    return new TemplateTexts(typed.subject(), blankAsNull(typed.text()), html);
  }

  private String checked(TemplateTexts typed) {
    String html = blankAsNull(typed.html());
    if (errors.requireLine("subject", typed.subject(), LONGEST_SUBJECT)) {
      placeholders("subject", typed.subject());
    }
    if (html == null && blankAsNull(typed.text()) == null) {
      errors.add("text", "required");
    }
    body("text", typed.text());
    if (html == null || !body("html", html)) {
      return null;
    }
    String clean = TemplateHtml.clean(html);
    if (clean == null) {
      errors.add("html", "template");
    } else if (clean.length() > LONGEST_BODY) {
      errors.add("html", "too-long");
    } else if (TemplateHtml.sections(clean) != TemplateHtml.sections(html)) {
      // A section stood inside a tag, or in what was taken out.
      errors.add("html", "template");
    } else if (isEmpty(clean)) {
      errors.add("html", "required");
    } else {
      // Once more: what was taken out may have kept two braces apart, and entities may be braces.
      placeholders("html", clean);
    }
    return clean;
  }

  private static String blankAsNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** Whether HTML says and shows nothing: a customer would get an empty mail. */
  private static boolean isEmpty(String html) {
    return !html.contains("<img") && HtmlAsText.of(html).isBlank();
  }

  /** Tells whether nothing is wrong with it. */
  private boolean body(String field, String text) {
    int before = errors.all().size();
    errors.body(field, text, LONGEST_BODY);
    if (text != null && errors.all().size() == before) {
      placeholders(field, text);
    }
    return errors.all().size() == before;
  }

  private void placeholders(String field, String text) {
    if (FORBIDDEN.matcher(text).find() || isTooDeep(text) || !compiles(text)) {
      errors.add(field, "template");
      return;
    }
    Placeholders found = new Placeholders();
    Mustache.compiler().compile(text).visit(found);
    if (found.unclosed) {
      errors.add(field, "template");
    }
    found.names.removeAll(TemplateValues.NAMES);
    found.names.forEach(
        name ->
            errors.add(
                new InputError(field, "unknown-placeholder", Map.of("name", shortened(name)))));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  private static boolean isTooDeep(String text) {
    int depth = 0;
    Matcher section = SECTION.matcher(text);
    while (depth <= DEEPEST_SECTION && section.find()) {
      depth += section.group(1) == null ? 1 : -1;
    }
    return depth > DEEPEST_SECTION;
  }

  private static boolean compiles(String text) {
    try {
      Mustache.compiler().compile(text);
      return true;
    } catch (MustacheException malformed) {
      return false;
    }
  }

  /** Collects the names of a template, within sections too. */
  private static final class Placeholders implements Mustache.Visitor {
    private final Set<String> names = new LinkedHashSet<>();
    private boolean unclosed;

    @Override
    public void visitText(String text) {
      unclosed |= text.contains("{{");
    }

    @Override
    public void visitVariable(String name) {
      names.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
      names.add("> " + name);
      return false;
    }

    @Override
    public boolean visitParent(String name) {
      names.add("< " + name);
      return false;
    }

    @Override
    public boolean visitBlock(String name) {
      names.add("$ " + name);
      return false;
    }

    @Override
    public boolean visitSection(String name) {
      names.add(name);
      return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      names.add(name);
      return true;
    }
  }
}
