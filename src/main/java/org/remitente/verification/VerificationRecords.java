package org.remitente.verification;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.company.Companies;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.RateLimitedException;

/** The written record of verifications: each change is a short transaction of its own. */
@Stateless
public class VerificationRecords {

  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration WINDOW = Duration.ofHours(1);

  /** Beyond it nobody works on a verification any more: its node died. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** A company's own; other companies want to verify too. */
  private static final int AT_ONCE = 25;

  private static final Duration SOON = Duration.ofSeconds(10);

  @Inject VerificationRepository repository;
  @EJB Companies companies;
  @Inject Event<VerificationChanged> changed;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "remitente.limits.verifications-per-hour", defaultValue = "60")
  int perHour;

  /**
   * Notes the start of a verification.
   *
   * @param along done in the same transaction: neither happens without the other
   * @throws RateLimitedException where the company started too many, or too many of its run
   */
  public void begin(String companyId, VerificationReport report, Runnable along) {
    companies.takeTurns(companyId);
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<OffsetDateTime> starts = repository.startsSince(companyId, now.minus(WINDOW));
    if (starts.size() >= perHour) {
      OffsetDateTime makesRoom = perHour > 0 ? starts.get(starts.size() - perHour) : now;
      throw new RateLimitedException(Duration.between(now, makesRoom.plus(WINDOW)));
    }
    if (repository.running(companyId, now.minus(LONGEST)) >= AT_ONCE) {
      throw new RateLimitedException(SOON);
    }
    repository.removeBefore(companyId, now.minus(KEPT));
    repository.add(new VerificationRow(companyId, report, now));
    along.run();
  }

  /**
   * Notes how a verification stands.
   *
   * @return whether it still counts: one that was cancelled, or given up, takes no more news
   */
  public boolean tell(String companyId, VerificationReport report) {
    return change(companyId, report.id(), () -> report).isPresent();
  }

  /**
   * Notes how a verification stands after something else was done in the same transaction; of that
   * and a cancellation one wins.
   *
   * @param consequence done only where the verification still counts
   * @return the report, or empty where it does not count any more
   * @throws NotFoundException where the company was erased meanwhile
   */
  public Optional<VerificationReport> conclude(
      String companyId, String id, Supplier<VerificationReport> consequence) {
    // In the order in which a company is erased: the other way round each would wait for the other.
    companies.takeTurns(companyId);
    return change(companyId, id, consequence);
  }

  private Optional<VerificationReport> change(
      String companyId, String id, Supplier<VerificationReport> consequence) {
    return repository
        .lock(companyId, id)
        .filter(this::counts)
        .map(
            row -> {
              VerificationReport report = consequence.get();
              tell(companyId, row, report);
              return report;
            });
  }

  /** Whether a verification is still wanted. */
  public boolean running(String companyId, String id) {
    return repository.find(companyId, id).filter(this::counts).isPresent();
  }

  /** What is known of a verification; one whose node died has failed. */
  public Optional<VerificationReport> find(String companyId, String id) {
    return repository.find(companyId, id).map(this::report);
  }

  /** Ends a verification as cancelled, if it still runs. */
  public void cancel(String companyId, String id) {
    VerificationRow row =
        repository.lock(companyId, id).orElseThrow(() -> new NotFoundException("verification"));
    if (row.running()) {
      tell(companyId, row, ended(row.report(), DiagnosisCode.CANCELLED));
    }
  }

  private void tell(String companyId, VerificationRow row, VerificationReport report) {
    row.tell(report);
    changed.fire(new VerificationChanged(companyId, report.id()));
  }

  private VerificationReport report(VerificationRow row) {
    return row.running() && !counts(row)
        ? ended(row.report(), DiagnosisCode.OVERTIME)
        : row.report();
  }

  /** What is shown as ended must not store anything afterwards. */
  private boolean counts(VerificationRow row) {
    return row.running() && !row.startedAt().plus(LONGEST).isBefore(OffsetDateTime.now(clock));
  }

  private static VerificationReport ended(VerificationReport report, DiagnosisCode why) {
    return report.ended(DiagnosisCatalogue.verdict(why, Service.INPUT, Stage.INPUT));
  }
}
