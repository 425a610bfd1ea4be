package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.oauth.SignInState;
import org.remitente.oauth.SignInStatus;
import org.remitente.oauth.SignIns;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.Verifications;

/** What came of signing in on a provider's page, when the browser is back. */
@Named("returned")
@ViewScoped
public class ReturnedBacking implements Serializable {

  /** Names the sign-in in the page's address. */
  static final String PARAMETER = "authorization";

  private static final long serialVersionUID = 1L;

  /** It goes on with whoever signed in, once somebody says so. */
  private static final Set<DiagnosisCode> KEPT =
      EnumSet.of(DiagnosisCode.OA_OTHER_ACCOUNT, DiagnosisCode.RATE_LIMITED);

  @Inject CurrentVisitor visitor;
  @Inject SignIns signIns;
  @Inject Verifications verifications;
  @Inject VerificationBacking verification;
  @Inject ChoicesBacking choices;
  @Inject AccountFormBacking form;

  private String id;
  private List<Finding> findings = new ArrayList<>();
  private boolean stopped;
  private String other;
  private String connection;

  @PostConstruct
  void open() {
    id =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterMap()
            .get(PARAMETER);
  }

  /** Reads how it stands, before the page is rendered; one of another company is none. */
  public void refresh() {
    findings = new ArrayList<>();
    stopped = false;
    other = null;
    connection = null;
    Optional.ofNullable(id)
        .flatMap(shown -> signIns.find(visitor.companyId(), shown))
        .ifPresent(this::tell);
  }

  private void tell(SignInStatus status) {
    boolean justReturned = !FacesContext.getCurrentInstance().isPostback();
    if (justReturned) {
      form.choose(MailChoice.ofSignIn(status.provider()), MailChoice.OWN);
    }
    if (status.state() == SignInState.FAILED) {
      findings.addAll(findings(status));
      other = KEPT.contains(status.diagnosis().code()) ? signedIn(status) : null;
    } else if (status.state() == SignInState.DONE) {
      connection = choices.connection(status.provider());
    }
    if (status.verificationId() != null && justReturned && !verification.isResumed()) {
      verification.show(status.verificationId(), id, isRunning(status.verificationId()));
    }
  }

  private static String signedIn(SignInStatus status) {
    return status.diagnosis().args().get("signedIn");
  }

  private boolean isRunning(String verificationId) {
    return verifications
        .find(visitor.companyId(), verificationId)
        .filter(VerificationReport::running)
        .isPresent();
  }

  private List<Finding> findings(SignInStatus status) {
    Optional<VerificationReport> ofVerification =
        Optional.ofNullable(status.verificationId())
            .flatMap(each -> verifications.find(visitor.companyId(), each))
            .filter(report -> report.diagnosis() != null);
    stopped = ofVerification.filter(VerificationReport::stopped).isPresent();
    return ofVerification
        .map(report -> Verdict.of(report, visitor.language()).findings())
        .orElseGet(() -> List.of(Finding.of(status.diagnosis(), visitor.language())));
  }

  /** Goes on with whoever signed in. */
  public void take() {
    String taken = id;
    id = null;
    verification.take(taken);
  }

  /** The sign-in, or null. */
  public String getId() {
    return id;
  }

  /** Why nothing was stored; empty where something was, or is going to be. */
  public List<Finding> getFindings() {
    return findings;
  }

  /** Whether somebody stopped what came after it, which is nothing to be alarmed about. */
  public boolean isStopped() {
    return stopped;
  }

  /** Who signed in where it goes on once somebody says so, or null. */
  public String getOther() {
    return other;
  }

  /** With whom somebody signed in to the account that was stored; null where none was. */
  public String getConnection() {
    return connection;
  }
}
