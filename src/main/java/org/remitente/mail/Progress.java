package org.remitente.mail;

import java.util.function.Supplier;

/** How far a dialogue has come, told to whoever watches. */
final class Progress {

  private final Service service;
  private final StageListener listener;
  private Stage stage = Stage.INPUT;
  private boolean passed = true;

  Progress(Service service, StageListener listener) {
    this.service = service;
    this.listener = listener;
  }

  Service service() {
    return service;
  }

  Stage stage() {
    return stage;
  }

  /** Whether the stage is done and the next has not begun. */
  boolean hasPassed() {
    return passed;
  }

  void begin(Stage next) {
    stage = next;
    passed = false;
    listener.started(service, next);
  }

  void pass() {
    passed = true;
    listener.passed(service, stage);
  }

  /** Goes back to a stage that was passed and is done a second time, which nobody needs to hear. */
  void repeat(Stage again) {
    stage = again;
    passed = false;
  }

  /** Ends the repetition of a stage. */
  void repeated() {
    passed = true;
  }

  /** We said something; it holds no credentials. */
  void weSaid(Supplier<String> line) {
    listener.said(service, true, line);
  }

  /** The server said something, redacted already. */
  void theySaid(Supplier<String> line) {
    listener.said(service, false, line);
  }

  MailFailureException failure(FailureKind kind) {
    return new MailFailureException(MailFailure.of(service, stage, kind));
  }
}
