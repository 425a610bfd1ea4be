package org.remitente.mail;

/**
 * Submits messages to an API one after the other, until it refuses the token or does not answer.
 */
final class ApiConnection implements MailTransport.Connection {

  private final ApiTransport transport;
  private final StageListener stages;
  private boolean usable = true;

  ApiConnection(ApiTransport transport, StageListener stages) {
    this.transport = transport;
    this.stages = stages;
  }

  @Override
  public ServerFacts facts() {
    return new ServerFacts("", transport.sizeLimit());
  }

  @Override
  public boolean hasSignedIn() {
    return false;
  }

  /** The recipients are those of the fields. */
  @Override
  public boolean takesBcc(long size) {
    return true;
  }

  @Override
  public SubmissionReceipt submit(Envelope envelope, MessageContent content, HandOver handOver) {
    SubmissionReceipt receipt =
        new ApiSubmission(transport, stages).run(envelope, content, handOver);
    usable &= receipt.failed().map(ApiConnection::letsOthersThrough).orElse(true);
    return receipt;
  }

  private static boolean letsOthersThrough(MailFailure failure) {
    return failure.kind() == FailureKind.TOO_LARGE
        || failure.kind() == FailureKind.REFUSED && failure.stage() != Stage.LOGIN;
  }

  @Override
  public boolean usable() {
    return usable;
  }

  @Override
  public void close() {
    usable = false;
  }
}
