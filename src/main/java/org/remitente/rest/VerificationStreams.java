package org.remitente.rest;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.shared.Language;
import org.remitente.shared.RecordJson;
import org.remitente.verification.StageResult;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.Verifications;

/**
 * Tells readers of running verifications of each stage. Its row is read again and again, since
 * another node may be at work on it.
 */
@ApplicationScoped
class VerificationStreams {

  private static final Logger LOG = Logger.getLogger(VerificationStreams.class.getName());
  private static final long PAUSE_MILLIS = 250;
  private static final Duration LONGEST = Duration.ofSeconds(120);

  @EJB Verifications verifications;
  @Inject Clock clock;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  /** One reader. */
  private record Reader(
      String companyId, String id, Language language, Sse sse, SseEventSink sink, Instant end) {}

  /** Begins to tell; ends when the verification is over, the reader is gone or two minutes are. */
  void open(String companyId, String id, Language language, Sse sse, SseEventSink sink) {
    Instant end = clock.instant().plus(LONGEST);
    Reader reader = new Reader(companyId, id, language, sse, sink, end);
    later(reader, new StageChanges(), 0);
  }

  private void later(Reader reader, StageChanges changes, long millis) {
    scheduler.schedule(() -> tell(reader, changes), millis, TimeUnit.MILLISECONDS);
  }

  private void tell(Reader reader, StageChanges changes) {
    try {
      if (goesOn(reader, changes)) {
        later(reader, changes, PAUSE_MILLIS);
      } else {
        reader.sink().close();
      }
    } catch (RuntimeException failure) {
      LOG.log(Level.FINE, "A reader of a verification is gone", failure);
      reader.sink().close();
    }
  }

  private boolean goesOn(Reader reader, StageChanges changes) {
    if (reader.sink().isClosed() || clock.instant().isAfter(reader.end())) {
      return false;
    }
    Optional<VerificationReport> report = verifications.find(reader.companyId(), reader.id());
    report.ifPresent(now -> changes.in(now).forEach(stage -> send(reader, stage)));
    report.filter(now -> !now.running()).ifPresent(now -> send(reader, now));
    return report.filter(VerificationReport::running).isPresent();
  }

  private static void send(Reader reader, StageResult stage) {
    send(reader, "stage", VerificationRepresentation.StageRepresentation.of(stage));
  }

  private static void send(Reader reader, VerificationReport report) {
    send(reader, "verification", VerificationRepresentation.of(report, reader.language()));
  }

  private static void send(Reader reader, String event, Record data) {
    String json = RecordJson.write(data).toString();
    reader
        .sink()
        .send(
            reader
                .sse()
                .newEventBuilder()
                .name(event)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, json)
                .build());
  }
}
