package org.remitente.mail;

import java.util.function.Supplier;

/** Hears of the stages of a connection as they happen, on the thread that does the work. */
public interface StageListener {

  /** Hears nothing: for connections that nobody watches. */
  StageListener NONE =
      new StageListener() {
        @Override
        public void started(Service service, Stage stage) {}

        @Override
        public void passed(Service service, Stage stage) {}
      };

  /** A stage begins. */
  void started(Service service, Stage stage);

  /**
   * A stage that had begun is done and all is well. A failed stage is told by the failure, not
   * here.
   */
  void passed(Service service, Stage stage);

  /**
   * A line of the dialogue passed, as it may be shown to anybody: without credentials, inner
   * addresses and control characters; what a server says that is none of mail is not passed on.
   *
   * @param ours whether we said it
   * @param line made only where it is asked for
   */
  default void said(Service service, boolean ours, Supplier<String> line) {}
}
