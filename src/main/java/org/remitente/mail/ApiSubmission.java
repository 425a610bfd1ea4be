package org.remitente.mail;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.mail.SubmissionReceipt.Recipient;
import org.remitente.mail.SubmissionReceipt.RecipientState;
import org.remitente.network.NetworkFailure;
import org.remitente.network.WebAnswer;

/** One message's way to an API: one request and one answer, which speaks of all stages at once. */
final class ApiSubmission {

  private static final Logger LOG = Logger.getLogger(ApiSubmission.class.getName());
  private static final int MAX_ANSWER = 65536;
  private static final List<Stage> JUDGED =
      List.of(Stage.LOGIN, Stage.SENDER, Stage.RECIPIENT, Stage.DATA);

  private final ApiTransport transport;
  private final Service service;
  private final Progress progress;

  ApiSubmission(ApiTransport transport, StageListener stages) {
    this.transport = transport;
    this.service = transport.endpoint().service();
    this.progress = new Progress(service, stages);
  }

  SubmissionReceipt run(Envelope envelope, MessageContent content, HandOver handOver) {
    if (content.size() > transport.sizeLimit()) {
      progress.begin(Stage.DATA);
      return receipt(envelope, null, failure(FailureKind.TOO_LARGE), false);
    }
    MarkedBody body = new MarkedBody(transport.body(content), this::connected, handOver);
    progress.begin(Stage.CONNECT);
    try {
      return answered(envelope, post(body, content));
    } catch (NetworkFailure e) {
      return receipt(envelope, null, unanswered(body, e), body.mayHaveArrived());
    }
  }

  private WebAnswer post(MarkedBody body, MessageContent content) throws NetworkFailure {
    Patience patience = transport.patience();
    progress.weSaid(() -> "POST " + transport.address(content).getPath());
    return transport
        .web()
        .post(
            transport.address(content),
            Map.of("Authorization", "Bearer " + transport.accessToken().reveal()),
            body,
            MAX_ANSWER,
            patience.reply(),
            patience.whole());
  }

  private void connected() {
    progress.pass();
    progress.begin(Stage.LOGIN);
  }

  private SubmissionReceipt answered(Envelope envelope, WebAnswer answer) {
    ApiAnswer read = ApiAnswer.of(answer, redaction());
    progress.theySaid(() -> read.reply().text());
    if (answer.isSuccess()) {
      passUpTo(Stage.DATA);
      progress.pass();
      return receipt(envelope, read.reply(), null, true);
    }
    if (read.isSomebodyElses()) {
      progress.begin(Stage.DATA);
      return receipt(envelope, null, failure(FailureKind.CONNECTION_LOST), true);
    }
    passUpTo(read.stage(service));
    return receipt(envelope, null, told(read.refusal(service, progress.stage())), true);
  }

  private void passUpTo(Stage stage) {
    for (Stage each : JUDGED.subList(1, JUDGED.indexOf(stage) + 1)) {
      progress.pass();
      progress.begin(each);
    }
  }

  /** Nobody answered: before the message was begun nothing has happened, afterwards who knows. */
  private MailFailure unanswered(MarkedBody body, NetworkFailure cause) {
    if (body.fault() != null) {
      LOG.log(Level.WARNING, "A message could not be handed to an API", body.fault());
      progress.begin(Stage.DATA);
      return told(MailFailures.internal(service, Stage.DATA, body.fault()));
    }
    if (body.mayHaveArrived()) {
      progress.begin(Stage.DATA);
    }
    return told(MailFailures.of(service, progress.stage(), cause));
  }

  private MailFailure failure(FailureKind kind) {
    return told(MailFailure.of(service, progress.stage(), kind));
  }

  private MailFailure told(MailFailure failure) {
    return failure.withToken().with("limit", String.valueOf(transport.sizeLimit()));
  }

  private Redaction redaction() {
    return new Redaction(Credentials.token("", transport.accessToken()));
  }

  private static SubmissionReceipt receipt(
      Envelope envelope, ServerReply accepted, MailFailure failure, boolean handedOver) {
    RecipientState state = failure == null ? RecipientState.ACCEPTED : RecipientState.NOT_ACCEPTED;
    return new SubmissionReceipt(
        envelope.recipients().stream().map(each -> new Recipient(each, state, accepted)).toList(),
        failure,
        handedOver);
  }
}
