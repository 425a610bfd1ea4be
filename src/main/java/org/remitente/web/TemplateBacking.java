package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.remitente.document.Letterheads;
import org.remitente.document.TemplateTexts;
import org.remitente.document.Templates;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InvalidInputException;

/**
 * The company's words for one kind of document in one language. The form brings the mark of what it
 * was filled with.
 */
@Named("template")
@RequestScoped
public class TemplateBacking {

  @Inject CurrentVisitor visitor;
  @Inject TemplateChoiceBacking choice;
  @Inject Templates templates;
  @Inject Letterheads letterheads;
  @Inject TypedText sent;

  private String subject;
  private String text;
  private String html;
  private String seen;
  private boolean own;
  private boolean changedMeanwhile;
  private Map<String, String> problems = Map.of();
  private MailPreview preview;

  /** What is stored, over which a form lays what was typed. */
  @PostConstruct
  void read() {
    TemplateTexts stored = stored();
    subject = stored.subject();
    text = stored.text();
    html = stored.html();
    seen = Optional.ofNullable(sent.of("seen")).orElse(stored.mark());
    own = templates.isOwn(visitor.companyId(), choice.type(), choice.language());
  }

  private TemplateTexts stored() {
    return templates.draft(visitor.companyId(), choice.type(), choice.language());
  }

  /** Fills in a sample document, before the page is rendered. */
  public void refresh() {
    String company = visitor.companyId();
    try {
      preview =
          MailPreview.of(
              templates.preview(company, choice.type(), choice.language(), typed()),
              letterheads.get(company));
    } catch (InvalidInputException invalid) {
      take(invalid);
    }
  }

  private TemplateTexts typed() {
    return new TemplateTexts(subject, text, html);
  }

  /** Where both bodies are missing, that is told where people look first. */
  private void take(InvalidInputException invalid) {
    problems = PageProblems.of(invalid, visitor.language());
    if (text == null && html == null) {
      problems.put("html", problems.remove("text"));
    }
  }

  /**
   * Replaces the company's words.
   *
   * @throws IOException where the browser has gone away
   */
  public void save() throws IOException {
    try {
      templates.change(visitor.companyId(), choice.type(), choice.language(), typed(), seen);
      choice.open("saved");
    } catch (InvalidInputException invalid) {
      take(invalid);
    } catch (ConflictException saved) {
      insist();
    }
  }

  /**
   * Goes back to the product's words.
   *
   * @throws IOException where the browser has gone away
   */
  public void restore() throws IOException {
    try {
      templates.restore(visitor.companyId(), choice.type(), choice.language(), seen);
      choice.open("restored");
    } catch (ConflictException saved) {
      insist();
    }
  }

  /** Whoever has been told may press again. */
  private void insist() {
    changedMeanwhile = true;
    seen = stored().mark();
  }

  /** The mark of what the form was filled with. */
  public String getSeen() {
    return seen;
  }

  /** Whether the company has words of its own. */
  public boolean isOwn() {
    return own;
  }

  /** Whether nothing was done, since somebody else has done something meanwhile. */
  public boolean isChangedMeanwhile() {
    return changedMeanwhile;
  }

  /** Whether there is something to mend. */
  public boolean isWrong() {
    return !problems.isEmpty();
  }

  /** What a customer would read, or null where there is something to mend. */
  public MailPreview getPreview() {
    return preview;
  }

  /** What is wrong with an input, or null. */
  public String problem(String input) {
    return problems.get(input);
  }

  /** The subject. */
  public String getSubject() {
    return subject;
  }

  /** Takes the subject. */
  public void setSubject(String subject) {
    this.subject = subject == null ? null : subject.strip();
  }

  /** The plain text. */
  public String getText() {
    return text;
  }

  /** Takes the plain text. */
  public void setText(String text) {
    this.text = lines(text);
  }

  /** The HTML. */
  public String getHtml() {
    return html;
  }

  /** Takes the HTML. */
  public void setHtml(String html) {
    this.html = lines(html);
  }

  /** Lines as they are stored: browsers send them as mail does. */
  static String lines(String text) {
    return text == null || text.isBlank() ? null : text.replace("\r\n", "\n");
  }
}
