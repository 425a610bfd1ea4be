package org.remitente.mail;

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
}
