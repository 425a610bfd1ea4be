package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.mail.Stage;
import org.remitente.oauth.SignIns;
import org.remitente.remedy.Repair;
import org.remitente.shared.ConflictException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.RateLimitedException;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.VerificationRequest;
import org.remitente.verification.Verifications;

/** Saving the form: starts a verification and shows what became of it. */
@Named("verification")
@ViewScoped
public class VerificationBacking implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String PARAMETER = "verification";

  /** One that ran when the script last looked, in an address that is opened again. */
  private static final String RUNNING = "running";

  @Inject CurrentVisitor visitor;
  @Inject AccountFormBacking form;
  @Inject ConnectedFormBacking connectedForm;
  @Inject TypedSecrets secrets;
  @Inject TypedChoice typed;
  @Inject VerificationStarter starter;
  @Inject Verifications verifications;
  @Inject MailAccounts accounts;
  @Inject SignIns signIns;

  private String id;
  private String checkedAccount;
  private String authorization;
  private boolean shownAfterwards;
  private boolean toldElsewhere;
  private boolean resumed;
  private transient VerificationReport report;
  private transient Verdict verdict;
  private transient MailAccount known;
  private transient Checklist checklist;
  private transient RepairOffer repair;
  private transient String technicalDetail;

  /**
   * After a success the page is opened anew, with the verification in its address. While one runs
   * the script names it there in another way, for whoever loads the page again meanwhile.
   */
  @PostConstruct
  void open() {
    Map<String, String> query =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    resumed = query.containsKey(RUNNING);
    id = query.get(resumed ? RUNNING : PARAMETER);
    boolean inForm = query.containsKey(SelectionBacking.CHANGED);
    find()
        .ifPresent(
            shown -> {
              shownAfterwards = !shown.running() && !(shown.passed() && inForm);
              checkedAccount = inForm ? null : shown.accountId();
            });
  }

  private Optional<VerificationReport> find() {
    return Optional.ofNullable(id).flatMap(shown -> verifications.find(visitor.companyId(), shown));
  }

  /** Verifies what stands in the form; it is stored when it passes. */
  public void save() {
    form.choose(typed.choice(), typed.filledFor());
    begin();
    List<String> unreadable = form.unreadablePorts();
    known = form.known().orElse(null);
    if (known != null) {
      verdict = Verdict.known(known.address().value(), visitor.language());
    } else if (!unreadable.isEmpty()) {
      verdict = Verdict.unreadablePorts(unreadable, visitor.language());
    } else {
      start(() -> form.request(secrets.smtp(), secrets.imap()));
    }
  }

  /** Verifies what is wanted of an account to which its owner signed in. */
  public void saveConnected() {
    begin();
    start(connectedForm::request);
  }

  /** Goes on with somebody else who signed in than was wanted. */
  void take(String authorizationId) {
    begin();
    authorization = authorizationId;
    start(() -> VerificationRequest.signIn(signIns.confirm(visitor.companyId(), authorizationId)));
  }

  /**
   * Shows the verification of what somebody signed in to, whose verdict is told elsewhere.
   *
   * @param authorizationId the sign-in to which the page leads when the verification ends
   */
  void show(String verificationId, String authorizationId, boolean running) {
    id = verificationId;
    authorization = authorizationId;
    shownAfterwards = !running;
    toldElsewhere = true;
  }

  /** Tells that something was not begun. */
  void refuse(Verdict why) {
    begin();
    verdict = why;
  }

  /** Takes over what was proved to work, and verifies that with what else stands in the form. */
  public void mend() {
    Optional<Repair> repair = find().map(VerificationReport::repair);
    repair.ifPresent(form::mend);
    save();
  }

  /** Verifies a stored account again. */
  public void check(AccountRow account) {
    begin();
    checkedAccount = account.id();
    start(() -> VerificationRequest.check(account.id()));
  }

  private void begin() {
    cancel();
    id = null;
    verdict = null;
    known = null;
    checkedAccount = null;
    authorization = null;
    shownAfterwards = false;
    toldElsewhere = false;
    resumed = false;
  }

  private void start(Supplier<VerificationRequest> request) {
    try {
      id = starter.start(visitor.companyId(), request.get());
    } catch (ConflictException | NotFoundException | RateLimitedException refused) {
      verdict = Verdict.refused(refused, visitor.language());
    }
  }

  /** Stops the verification that runs, if one does. */
  public void cancel() {
    find()
        .filter(VerificationReport::running)
        .ifPresent(running -> verifications.cancel(visitor.companyId(), id));
  }

  /**
   * Reads how it goes, before the page is rendered.
   *
   * @throws IOException where the browser has gone away
   */
  public void refresh() throws IOException {
    report = find().orElse(null);
    if (report == null) {
      return;
    }
    if (!shownAfterwards && !report.running() && (report.passed() || leadsOn())) {
      PageAddress.open(PreferencesFilter.PAGE + afterwards());
      return;
    }
    if (!report.running() && !report.passed() && !toldElsewhere) {
      Verdict found = Verdict.of(report, visitor.language());
      verdict = resumed ? found.withoutMarks() : marked(found);
    }
    repair = resumed ? null : RepairOffer.of(report, visitor.language());
    technicalDetail = report.running() ? null : TechnicalDetail.of(report);
    boolean begun = report.diagnosis() == null || report.diagnosis().stage() != Stage.INPUT;
    checklist = begun ? Checklist.of(report, visitor.language()) : null;
  }

  private Verdict marked(Verdict found) {
    return form.signsInWithAddress() ? found.withUserAtAddress(visitor.language()) : found;
  }

  /**
   * Whether it was begun in another view, before the page was loaded again: what was typed there is
   * not in this one's form.
   */
  boolean isResumed() {
    return resumed;
  }

  /**
   * A fresh view shows what is stored now, and its password inputs are empty. A check that failed
   * leads to the form of its account, where what is wrong is marked; what somebody signed in to, to
   * how that ended.
   */
  private String afterwards() {
    if (authorization != null) {
      return "?" + ReturnedBacking.PARAMETER + "=" + authorization;
    }
    String shown = "?" + PARAMETER + "=" + id;
    if (report.passed()) {
      return shown;
    }
    return report.stopped() ? "" : shown + "&account=" + checkedAccount;
  }

  /** Whether it is told in another view how it ended, however that was. */
  private boolean leadsOn() {
    return checkedAccount != null || authorization != null;
  }

  /** The verification that is shown, or null. */
  public String getId() {
    return id;
  }

  /** Whether a verification runs. */
  public boolean isRunning() {
    return report != null && report.running();
  }

  /** Whether the settings passed and were stored. */
  public boolean isPassed() {
    return report != null && report.passed();
  }

  /** The address of the account that passed, or null where it is gone. */
  public String getAddress() {
    return isPassed() ? storedAddress() : null;
  }

  /** What the checklist is of: an account by its address, where it is checked as it is stored. */
  public String getChecklistTitle() {
    String key = isRunning() ? "checklist.running" : "checklist.done";
    boolean asItIsStored = shownAfterwards || checkedAccount != null;
    String address = asItIsStored ? storedAddress() : null;
    return address == null
        ? PageText.text(visitor.language(), key)
        : PageText.text(visitor.language(), key + ".of", Map.of("address", address));
  }

  private String storedAddress() {
    return Optional.ofNullable(report.accountId())
        .flatMap(account -> accounts.find(visitor.companyId(), account))
        .map(account -> account.address().value())
        .orElse(null);
  }

  /** Whether somebody stopped it, which is nothing to be alarmed about. */
  public boolean isStopped() {
    return report != null && report.stopped();
  }

  /** Why nothing was stored, or null. */
  public Verdict getVerdict() {
    return verdict;
  }

  /** The account that is to be changed instead of being added again, or null. */
  public MailAccount getKnown() {
    return known;
  }

  /** How far it is, or null where nothing was begun. */
  public Checklist getChecklist() {
    return checklist;
  }

  /** What works in the place of what is wrong, or null. */
  public RepairOffer getRepair() {
    return repair;
  }

  /** What the servers' owners may want to read, or null while there is nothing. */
  public String getTechnicalDetail() {
    return technicalDetail;
  }

  /** What the owner should know although it passed. */
  public List<Finding> getWarnings() {
    return isPassed()
        ? report.warnings().stream().map(each -> Finding.of(each, visitor.language())).toList()
        : List.of();
  }

  /** What is wrong with a field, by the id of its input, or null. */
  public String problem(String input) {
    return verdict == null ? null : verdict.problems().get(input);
  }

  /** Whether anything is wrong with a server, whose fields may be folded away. */
  public boolean isProblemInServers() {
    return verdict != null && verdict.marksServers();
  }

  /** Whether anything is wrong with a field that is folded away. */
  public boolean isProblemBelowMore() {
    return verdict != null && verdict.marksMore();
  }
}
