package org.remitente.verification;

import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/**
 * One line of the checklist.
 *
 * @param millis how long it took, or null while it is not done
 * @param detail a few words beside it, such as a host name; null where there are none
 */
public record StageResult(
    Service service, Stage stage, StageState state, Long millis, String detail) {

  /** The same line where nothing more will happen. */
  StageResult closed() {
    boolean open = state == StageState.PENDING || state == StageState.RUNNING;
    return open ? new StageResult(service, stage, StageState.SKIPPED, millis, detail) : this;
  }
}
