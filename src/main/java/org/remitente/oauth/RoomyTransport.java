package org.remitente.oauth;

import java.util.Map;
import java.util.function.Consumer;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.Envelope;
import org.remitente.mail.FailureKind;
import org.remitente.mail.HandOver;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailTransport;
import org.remitente.mail.MessageContent;
import org.remitente.mail.ServerFacts;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.mail.SubmissionReceipt;

/**
 * A provider's own interface for what it takes, and SMTP for what is too large for it; each is
 * connected to when it is first needed.
 */
final class RoomyTransport implements MailTransport {

  private final MailTransport api;
  private final MailTransport smtp;
  private final Consumer<Long> switched;

  /**
   * @param switched told the limit of the interface once SMTP was found to be switched off: what is
   *     larger needs not be queued any more
   */
  RoomyTransport(MailTransport api, MailTransport smtp, Consumer<Long> switched) {
    this.api = api;
    this.smtp = smtp;
    this.switched = switched;
  }

  @Override
  public Connection connect(StageListener stages) throws MailFailureException {
    return new Both(api.connect(stages), stages);
  }

  /** Chooses by size. */
  private final class Both implements Connection {

    private final Connection small;
    private final StageListener stages;
    private Connection large;
    private Boolean announced;

    Both(Connection small, StageListener stages) {
      this.small = small;
      this.stages = stages;
    }

    /** The limit is SMTP's, which is not known before it is needed. */
    @Override
    public ServerFacts facts() {
      return new ServerFacts(small.facts().greeting(), null);
    }

    /**
     * Who asks submits that message next, and it takes the way that was announced: with its Bcc
     * field it may be too large for the one, and without it must not leave by that.
     */
    @Override
    public boolean takesBcc(long size) {
      announced = fits(size);
      return announced && small.takesBcc(size);
    }

    private boolean isForSmall(MessageContent content) {
      boolean fits = announced == null ? fits(content.size()) : announced;
      announced = null;
      return fits;
    }

    private boolean fits(long size) {
      Long limit = small.facts().sizeLimit();
      return limit == null || size <= limit;
    }

    @Override
    public SubmissionReceipt submit(Envelope envelope, MessageContent content, HandOver handOver) {
      if (isForSmall(content)) {
        return small.submit(envelope, content, handOver);
      }
      try {
        if (large == null || !large.usable()) {
          closeLarge();
          large = smtp.connect(stages);
        }
        return large.submit(envelope, content, handOver);
      } catch (MailFailureException e) {
        return SubmissionReceipt.notBegun(envelope, told(e.failure()));
      }
    }

    /**
     * Where SMTP does not let anybody in, only what is too large for the other way is concerned; a
     * permission that is worth nothing any more is the account's own news.
     */
    private MailFailure told(MailFailure failure) {
      Diagnosis why = DiagnosisCatalogue.diagnose(failure, CredentialSource.SMTP);
      if (why.service() != Service.SMTP || !why.stopsAccount()) {
        return failure;
      }
      Long limit = small.facts().sizeLimit();
      if (why.code().isSmtpSwitchedOff()) {
        switched.accept(limit);
      }
      return new MailFailure(
          failure.service(),
          Stage.DATA,
          FailureKind.TOO_LARGE,
          null,
          Map.of("limit", String.valueOf(limit)));
    }

    @Override
    public boolean hasSignedIn() {
      return small.hasSignedIn();
    }

    @Override
    public boolean usable() {
      return small.usable();
    }

    private void closeLarge() {
      if (large != null) {
        large.close();
      }
    }

    @Override
    public void close() {
      small.close();
      closeLarge();
    }
  }
}
