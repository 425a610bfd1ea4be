package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import org.remitente.document.Letterhead;
import org.remitente.document.Letterhead.Logo;
import org.remitente.document.Letterheads;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;

/**
 * The company's logo and signature. A new logo comes as base64 in the form, which a script reads
 * from the file: pages take no uploads, which the servers would read at any pace.
 */
@Named("letterhead")
@RequestScoped
public class LetterheadBacking {

  @Inject CurrentVisitor visitor;
  @Inject Letterheads letterheads;
  @Inject TemplateChoiceBacking choice;
  @Inject TypedText sent;

  private Letterhead stored;
  private String signature;
  private String seen;
  private boolean changedMeanwhile;
  private String signatureProblem;
  private String logoProblem;

  /** What is stored, over which a form lays what was typed. */
  @PostConstruct
  void read() {
    stored = letterheads.get(visitor.companyId());
    signature = stored.signature();
    seen = Optional.ofNullable(sent.of("seenLetterhead")).orElse(stored.mark());
  }

  /**
   * Replaces logo and signature.
   *
   * @throws IOException where the browser has gone away
   */
  public void save() throws IOException {
    try {
      letterheads.change(visitor.companyId(), new Letterhead(signature, logo()), seen);
      choice.open("letterhead");
    } catch (InvalidInputException invalid) {
      invalid.errors().forEach(this::take);
    } catch (ConflictException saved) {
      changedMeanwhile = true;
      seen = stored.mark();
    }
  }

  private Logo logo() {
    String typed = sent.of("logo");
    if (typed != null && !typed.isEmpty()) {
      return Logo.of(typed);
    }
    return sent.of("withoutLogo") == null ? stored.logo() : null;
  }

  private void take(InputError error) {
    boolean tooLong = error.code().equals("too-long");
    if (error.field().equals("signature")) {
      signatureProblem = PageText.text(visitor.language(), "input." + error.code());
    } else if (logoProblem == null) {
      logoProblem =
          PageText.text(
              visitor.language(),
              tooLong ? "letterhead.logo.too-large" : "letterhead.logo.no-picture");
    }
  }

  /** The logo's address, or null. */
  public String getLogo() {
    return stored.logo() == null ? null : stored.logo().address();
  }

  /** The mark of what the form was filled with. */
  public String getSeen() {
    return seen;
  }

  /** Whether nothing was done, since somebody else has changed it meanwhile. */
  public boolean isChangedMeanwhile() {
    return changedMeanwhile;
  }

  /** What is wrong with the signature, or null. */
  public String getSignatureProblem() {
    return signatureProblem;
  }

  /** What is wrong with the logo, or null. */
  public String getLogoProblem() {
    return logoProblem;
  }

  /** The signature. */
  public String getSignature() {
    return signature;
  }

  /** Takes the signature. */
  public void setSignature(String signature) {
    this.signature = TemplateBacking.lines(signature);
  }
}
