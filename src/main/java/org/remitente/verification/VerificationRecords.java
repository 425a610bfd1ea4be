package org.remitente.verification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

  @Inject VerificationRepository repository;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "remitente.limits.verifications-per-hour", defaultValue = "60")
  int perHour;

  /** Notes the start of a verification, unless the company started too many. */
  public void begin(String companyId, VerificationReport report) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<OffsetDateTime> starts = repository.startsSince(companyId, now.minus(WINDOW));
    if (starts.size() >= perHour) {
      OffsetDateTime makesRoom = starts.get(starts.size() - perHour);
      throw new RateLimitedException(Duration.between(now, makesRoom.plus(WINDOW)));
    }
    repository.removeBefore(companyId, now.minus(KEPT));
    repository.add(new VerificationRow(companyId, report, now));
  }

  /**
   * Notes how a verification stands.
   *
   * @return whether it still counts: one that was cancelled takes no more news
   */
  public boolean tell(String companyId, VerificationReport report) {
    Optional<VerificationRow> row =
        repository.find(companyId, report.id()).filter(VerificationRow::running);
    row.ifPresent(running -> running.tell(report));
    return row.isPresent();
  }

  /** Whether a verification is still wanted. */
  public boolean running(String companyId, String id) {
    return repository.find(companyId, id).filter(VerificationRow::running).isPresent();
  }

  /** What is known of a verification; one whose node died has failed. */
  public Optional<VerificationReport> find(String companyId, String id) {
    return repository.find(companyId, id).map(this::report);
  }

  /** Ends a verification as cancelled, if it still runs. */
  public void cancel(String companyId, String id) {
    VerificationRow row =
        repository.find(companyId, id).orElseThrow(() -> new NotFoundException("verification"));
    if (row.running()) {
      row.tell(ended(row.report(), DiagnosisCode.CANCELLED));
    }
  }

  private VerificationReport report(VerificationRow row) {
    boolean abandoned =
        row.running() && row.startedAt().plus(LONGEST).isBefore(OffsetDateTime.now(clock));
    return abandoned ? ended(row.report(), DiagnosisCode.OVERTIME) : row.report();
  }

  private static VerificationReport ended(VerificationReport report, DiagnosisCode why) {
    return report.ended(DiagnosisCatalogue.verdict(why, Service.INPUT, Stage.INPUT));
  }
}
